import { described, answers, fails, header, idParameter } from '../docs/describe.js';
import { receivedExample } from '../docs/examples.js';
import { pageParameters } from '../docs/page.js';
import { supplierFile, supplierFilePage } from './file-shapes.js';

// What the page at /docs says of these routes.

export const DescribePost = () =>
  described('postFile', 'Documents', 'Send a document', {
    description:
      'The body is the document itself: X12 or EDIFACT interchanges, CSV, XML or JSON, as agreed with the buyer. When the answer comes, the bytes are committed, and `id` is your receipt. What becomes of them, GET /v1/files/{id} tells; with `Prefer: wait=N` this answer tells it already, if it is known in time.',
    decorators: [
      header(
        'Idempotency-Key',
        'Your own name for this request, at most 255 characters. However often you repeat it within 7 days, it makes one file.',
      ),
      header('Prefer', '`wait=N`: wait at most N seconds (30 at most) for the outcome.'),
      header('Content-Digest', '`sha-256=:...:` (RFC 9530): what came is checked against it.'),
      header('Content-Disposition', '`attachment; filename="invoice.xml"`: the name of the file, for people.'),
      answers(200, 'It is received, and its outcome is known', supplierFile),
      answers(202, 'It is received', supplierFile, receivedExample),
      fails('body-empty', 'body-too-large', 'body-encoded', 'digest-mismatch', 'header-malformed'),
      fails('key-reused'),
      fails('too-many-requests', 'backlog-full'),
    ],
  });

export const DescribeFiles = () =>
  described('listFiles', 'Documents', 'Your files, newest first', {
    description: 'Whichever way they came: over this interface, SFTP, or a mailbox of yours that we look into.',
    decorators: [...pageParameters(200), answers(200, 'A page of them', supplierFilePage)],
  });

export const DescribeFile = () =>
  described('getFile', 'Documents', 'How a file stands', {
    description:
      'What was read of it, what became of each document, what is wrong and where, and our acknowledgements.',
    decorators: [idParameter('The receipt'), answers(200, 'How it stands', supplierFile), fails('not-found')],
  });
