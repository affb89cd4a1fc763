import { z } from 'zod';
import { findingShape } from '../vocabulary/finding-shape.js';
import { instant } from '../vocabulary/instant.js';
import { pageOf } from '../vocabulary/page-of.js';
import { partnerRef } from '../vocabulary/partner-ref.js';

export const partnerDetailShape = z
  .object({
    partner: partnerRef,
    kind: z.enum(['supplier', 'van']),
    carries: z
      .array(partnerRef)
      .meta({ description: 'Of a VAN: the partners whose interchanges come through its mailbox' }),
    carriedBy: z.array(partnerRef).meta({ description: 'The VANs that carry it' }),
    stage: z.enum(['test', 'live']),
    release: z.number().int(),
    releasedAt: instant,
    identifiers: z.array(z.string()),
    connection: z.string(),
    documents: z.array(z.string()),
    channels: z.array(
      z.object({
        kind: z.string(),
        login: z.string(),
        about: z.string().meta({ description: '"The partner comes to our SFTP server"' }),
        maxFileSize: z.number().int(),
      }),
    ),
    warnings: z.array(findingShape),
    problems: z.array(findingShape).meta({ description: 'Why the newest edit of the file is not live' }),
    profile: z.string().meta({ description: 'The YAML text of the live release' }),
  })
  .meta({ id: 'PartnerDetail' });

export const partnerPageShape = pageOf(partnerDetailShape, 'PartnerPage');
