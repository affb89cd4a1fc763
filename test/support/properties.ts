import fc from 'fast-check';

// A test says the same of the same code: properties are tried on the same documents each time. `npm run properties` tries others,
// and each failure that it finds names its seed.
const seed = process.env['QUAYSIDE_SEED'] ?? '20261130';
if (seed !== 'any') fc.configureGlobal({ seed: Number(seed) });
