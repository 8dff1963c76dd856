// What the preferences endpoint accepts.
import { z } from 'zod';

export const preferencesBody = z.object({
  ghostText: z.boolean().optional(),
  unsureMarks: z.boolean().optional(),
  invisibles: z.boolean().optional(),
});
