import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { idOfKey } from '@quayside/partners';
import type { Shown } from '../auth/authenticate.js';
import { begunBody } from './begun-body.js';
import type { CalledRequest } from '../auth/caller.js';
import { PartnerGuard } from '../auth/partner.guard.js';

const howTo =
  'Put your key (qsk_...) into Header/Sender/Credential/SharedSecret of the document, in UTF-8, or send it as "Authorization: Basic" or "Bearer".';

/** For programs that can show a key nowhere but inside the document: what stands in a header of HTTP comes first. */
@Injectable()
export class CxmlGuard extends PartnerGuard {
  protected override async shown(request: CalledRequest): Promise<Shown> {
    const shown = await super.shown(request);
    if (shown.authorization !== undefined || shown.apiKey !== undefined || !request.body) return { ...shown, howTo };
    const { secrets, body } = await begunBody(request.body as Readable);
    request.body = body;
    return { ...shown, howTo, apiKey: secrets.find((each) => idOfKey(each) !== undefined) ?? secrets[0] };
  }
}
