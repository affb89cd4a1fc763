import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { CanonicalDocument } from './document.js';

/**
 * SHA-256 (hex) of what a document says, without envelope and provenance: keys sorted, so that two documents with the same
 * content have the same hash in whatever order their fields came.
 */
export function contentHash(document: CanonicalDocument): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

/** JSON of RFC 8785: equal values have equal texts. Members that are undefined are left out. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? 'null';
}
