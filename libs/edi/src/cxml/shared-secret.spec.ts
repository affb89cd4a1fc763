import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { sharedSecretsIn, withoutSecrets } from './shared-secret.js';

const document = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.060/cXML.dtd">
<cXML payloadID="1@acme"><Header>
  <From><Credential domain="DUNS"><Identity>1</Identity><SharedSecret>of nobody</SharedSecret></Credential></From>
  <Sender><Credential domain="DUNS"><Identity>1</Identity><SharedSecret>
    a&amp;b</SharedSecret></Credential><Credential domain="x"><SharedSecret><![CDATA[c<d]]></SharedSecret></Credential></Sender>
</Header><Request><ConfirmationRequest/></Request></cXML>`;

it('finds the secrets of the sender as soon as the header is whole', () => {
  expect(sharedSecretsIn(Buffer.from(document))).toEqual(['a&b', 'c<d']);
  const header = document.slice(0, document.indexOf('</Header>') + 9);
  expect(sharedSecretsIn(Buffer.from(header))).toEqual(['a&b', 'c<d']);
  expect(sharedSecretsIn(Buffer.from(header.slice(0, -1)))).toBeUndefined();
});

it('finds none in what is no header, whatever it is', () => {
  expect(sharedSecretsIn(Buffer.from('</Header><Header>'))).toEqual([]);
  expect(sharedSecretsIn(Buffer.from('<Header><Sender><Credential></Header>'))).toEqual([]);
  expect(sharedSecretsIn(Buffer.from(document, 'utf16le'))).toBeUndefined();
});

it('reads a header in the encoding that the document declares', () => {
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?><cXML><Header><Sender><Credential><Identity>Müller</Identity><SharedSecret>k</SharedSecret></Credential></Sender></Header>';
  expect(sharedSecretsIn(Buffer.from(text, 'latin1'))).toEqual(['k']);
});

it.each(['utf8', 'utf16le'] as const)('hides secrets in %s and moves nothing', (encoding) => {
  const bytes = Buffer.from(document, encoding);
  const shown = Buffer.from(withoutSecrets(bytes));
  expect(shown).toHaveLength(bytes.length);
  const text = shown.toString(encoding);
  expect(text).not.toMatch(/of nobody|a&amp;b|c<d/);
  expect(text).toContain('<SharedSecret>*********</SharedSecret>');
  expect(text.indexOf('<Request>')).toBe(document.indexOf('<Request>'));
});

it('hides a secret whose end is not there, and changes nothing where there is none', () => {
  expect(Buffer.from(withoutSecrets(Buffer.from('<SharedSecret>abc'))).toString()).toBe('<SharedSecret>***');
  const plain = Buffer.from('<SharedSecretary>Ana</SharedSecretary>');
  expect(withoutSecrets(plain)).toBe(plain);
});
