import { ApiConsumes, ApiProduces, ApiResponse } from '@nestjs/swagger';
import { described } from '../docs/describe.js';

/** What the page at /docs says of it. */
export const DescribeCxml = () =>
  described('postCxml', 'Documents', 'Send a cXML document', {
    description:
      'For programs that speak cXML: a Request with a ConfirmationRequest, ShipNoticeRequest or InvoiceDetailRequest. The answer is a cXML Response, always with status 200 of HTTP; its Status says whether the bytes are committed. A key may also come as the password of basic authentication or, where no header shows one, as the SharedSecret of the sender in the document.',
    decorators: [
      ApiConsumes('text/xml'),
      ApiProduces('text/xml'),
      ApiResponse({
        status: 200,
        description: 'A cXML Response',
        content: { 'text/xml': { schema: { type: 'string' } } },
      }),
    ],
  });
