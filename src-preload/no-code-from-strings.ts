import { z } from 'zod';

// zod would try for each schema to make code from a string, which the page's policy forbids and reports. A module of
// its own, because it must run before the contract's schemas are made.
z.config({ jitless: true });
