import { z } from 'zod';

export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** A profile, or null: the voice on this computer. */
export const profileRefSchema = idSchema.nullable();
