import { testHalf } from './matrix.ts';

testHalf(0);
