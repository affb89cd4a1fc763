import { expect, it } from 'vitest';
import { readXml } from '../xml/read-xml.js';
import { readCxmlHead } from './cxml-head.js';
import { readCxmlResponse, writeCxmlResponse } from './cxml-response.js';

const rootOf = (text: string) => {
  const { root, findings } = readXml(Buffer.from(text));
  if (!root) throw new Error(findings.map((each) => each.message).join());
  return root;
};

it('says of a cXML document who sent it to whom, and whether it is meant', () => {
  const root = rootOf(`<cXML payloadID="1@acme" timestamp="2026-11-23T10:00:00+01:00"><Header>
    <From><Credential domain="DUNS"><Identity> 123456789 </Identity></Credential></From>
    <To><Credential domain="NetworkID"><Identity>AN01</Identity></Credential></To>
    <Sender><Credential domain="DUNS"><Identity>1</Identity><SharedSecret>s</SharedSecret></Credential></Sender>
    </Header><Request deploymentMode="test"><ConfirmationRequest/></Request></cXML>`);
  const head = readCxmlHead(root);
  expect(head).toEqual({
    payloadId: '1@acme',
    timestamp: '2026-11-23T10:00:00+01:00',
    from: [{ domain: 'DUNS', identity: '123456789' }],
    to: [{ domain: 'NetworkID', identity: 'AN01' }],
    sender: [{ domain: 'DUNS', identity: '1' }],
    usage: 'test',
    content: 'ConfirmationRequest',
  });
  expect(readCxmlHead(rootOf('<Invoice/>'))).toBeUndefined();
});

it('writes an answer that is read again', () => {
  const answer = {
    ...{ payloadId: '2@quayside', timestamp: '2026-11-23T10:00:00+01:00', code: 406, text: 'Not Acceptable' },
    ...{ message: 'No profile names "DUNS" 1 & 2.', language: 'en-US' },
  };
  const text = writeCxmlResponse(answer);
  expect(text).toContain('<Status code="406" text="Not Acceptable" xml:lang="en-US">');
  expect(readCxmlResponse(rootOf(text))).toEqual(answer);
  const plain = { payloadId: 'a', timestamp: 'b', code: 200, text: 'OK' };
  expect(writeCxmlResponse(plain)).toContain('<Status code="200" text="OK"/>');
  expect(readCxmlResponse(rootOf(writeCxmlResponse(plain)))).toEqual(plain);
  expect(readCxmlResponse(rootOf('<cXML><Request/></cXML>'))).toBeUndefined();
});

it('replaces what XML cannot carry in a message', () => {
  expect(writeCxmlResponse({ payloadId: 'a', timestamp: 'b', code: 400, text: 'Bad', message: 'x\u0001' })).toContain(
    'x\uFFFD',
  );
});
