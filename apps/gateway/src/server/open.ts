import { SetMetadata } from '@nestjs/common';

export const openKey = 'quayside:open';

/** A route that needs no session of the console. */
export const Open = () => SetMetadata(openKey, true);
