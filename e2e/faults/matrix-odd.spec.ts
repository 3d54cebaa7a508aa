import { testHalf } from './matrix.ts';

testHalf(1);
