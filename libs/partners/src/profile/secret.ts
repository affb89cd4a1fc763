import { z } from 'zod';

/** A secret by its name; its value never stands in a profile. */
export const secret = z.strictObject({
  secret: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected the name of a secret, of a-z, 0-9 and dashes')
    .meta({ description: 'From QUAYSIDE_SECRET_<NAME>, or from the file of that name in the folder of secrets' }),
});

export const privateKey = z.strictObject({ ...secret.shape, passphrase: secret.optional() });
