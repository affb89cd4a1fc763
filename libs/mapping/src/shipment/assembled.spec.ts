import type { ShipNotice } from '@quayside/canonical';
import { describe, expect, it } from 'vitest';
import { desadv, mappingFor, valueAt, x12 } from '../../../../test/support/ship-notices.js';
import { readXmlFile } from '../elements/read-xml-file.js';
import type { TranslatedDocument } from '../read/translation.js';

// Goods in parts and packages as the standard mappings read them, and what is said where they cannot be known.

const notice = ({ document }: TranslatedDocument) => document as ShipNotice;
const codes = ({ findings }: TranslatedDocument) => findings.map((each) => each.code);
const left = ({ leftovers }: TranslatedDocument) => leftovers.map((each) => each.text);
const ssccs = (read: TranslatedDocument) => notice(read).packs.map((pack) => pack.sscc);
const item = 'LIN*1*BP*BLT-10~SN1*1*100*EA~';
const [one, two, three] = ['095200000000000011', '095200000000000028', '095200000000000035'];

describe('the item of an 856', () => {
  it.each(['D', 'F', 'I', 'X'])('is the level with LIN and SN1, here of the code %s', (code) => {
    const read = x12(`HL*3*2*${code}~${item}`);
    expect(notice(read).lines).toMatchObject([{ number: '1', item: { buyer: 'BLT-10' }, orderNumber: 'P1' }]);
    expect(left(read)).toEqual([]);
  });

  it('is not the carton above it that counts its pieces, and is one that says no more than its number', () => {
    const read = x12(`HL*3*2*P~SN1**105*EA~MAN*GM*00${one}~HL*4*3*I~${item}HL*5*3*I~LIN*2*BP*NUT~SN1**5*EA~`);
    expect(notice(read).lines.map(({ number, pack }) => [number, pack])).toEqual([
      ['1', '3'],
      ['2', '3'],
    ]);
    expect(notice(x12(`HL*3*2*D~SN1*1*100*EA~`)).lines).toMatchObject([{ number: '1' }]);
  });

  it('has the serial numbers of the levels below it', () => {
    const read = x12(`HL*3*2*I~LIN*1*BP*BLT-10~SN1*1*3*EA~HL*4*3*F~LIN**SN*S1~HL*5*3*X~REF*SE*S2~REF*SE*S3~`);
    expect(notice(read).lines).toMatchObject([{ quantity: { value: '3' }, serials: ['S1', 'S2', 'S3'] }]);
    expect(left(read)).toEqual([]);
  });

  it('is made of components, which are no lines of the order', () => {
    const read = x12(`HL*3*2*I~${item}HL*4*3*I~LIN**VN*PART~SN1**50*EA~HL*5*4*F~LIN**VN*BIT~SN1**9*EA~`);
    expect(notice(read).lines).toMatchObject([{ item: { buyer: 'BLT-10' }, quantity: { value: '100' } }]);
    expect(codes(read)).toEqual(['component-below-item']);
  });

  it('has parts below it where these name the same item, and says so when they do not come to the line', () => {
    const lots = (b: string) =>
      `HL*3*2*I~${item}HL*4*3*F~LIN**BP*BLT-10*LT*L1~SN1**60*EA~HL*5*3*F~LIN**LT*L2~SN1**${b}*EA~`;
    expect(notice(x12(lots('40'))).lines).toMatchObject([
      { lot: 'L1', quantity: { value: '60' } },
      { lot: 'L2', quantity: { value: '40' } },
    ]);
    const short = x12(lots('30'));
    expect(notice(short).lines.map(({ stated }) => stated?.value)).toEqual(['100', undefined]);
    expect(codes(short)).toEqual(['parts-differ']);
  });

  it('names its order itself, or whatever level above it does', () => {
    const items = `HL*4*3*I~${item}HL*5*3*I~LIN*2*BP*NUT~SN1**5*EA~PRF*P2~`;
    const read = x12(`HL*3*2*P~MAN*GM*00${one}~${items}`);
    expect(notice(read).lines.map(({ orderNumber }) => orderNumber)).toEqual(['P1', 'P2']);
    expect(notice(x12(`HL*3*1*I~LIN*2*BP*NUT~SN1**5*EA~REF*CO*P3~`)).lines).toMatchObject([{ orderNumber: 'P3' }]);
  });

  it('is of an order that nobody knows where its level names no other one', () => {
    const read = x12(`HL*3*2*I~${item}HL*4*1*O~PRF*P2~HL*5*9*I~LIN*1*BP*BLT-10~SN1*1*50*EA~`);
    expect(notice(read)).toMatchObject({ orders: ['P1', 'P2'], lines: [{ orderNumber: 'P1' }, {}] });
    expect(notice(read).lines[1]?.orderNumber).toBeUndefined();
    expect(read.findings).toMatchObject([{ code: 'level-misplaced', severity: 'warn', tag: 'HL', element: 2 }]);
    expect(codes(x12(`HL*3*3*I~${item}`))).toEqual(['level-misplaced']);
    expect(codes(x12(`HL*003*02*I~${item}`))).toEqual([]);
  });

  it('with several lots of which nothing says how much each is has them together', () => {
    const read = x12(`HL*3*2*I~${item}REF*LT*L1~REF*LT*L2~DTM*036*20291231~DTM*036*20301231~`);
    expect(notice(read).lines).toMatchObject([{ quantity: { value: '100' }, lots: ['L1', 'L2'] }]);
    expect(notice(read).lines[0]).not.toHaveProperty('lot');
    expect(codes(read)).toEqual(['lots-undivided']);
    expect(left(read)).toEqual([]);
  });
});

describe('the packages of an 856', () => {
  it('are levels with MAN, whatever their code, the item itself too', () => {
    const read = x12(`HL*3*2*K~MAN*GM*00${one}~HL*4*3*I~${item}MAN*AA*${two}~`);
    expect(notice(read)).toMatchObject({
      packs: [
        { id: '3', sscc: one },
        { id: '4', parent: '3', sscc: two },
      ],
      lines: [{ pack: '4' }],
    });
  });

  it('that stand below their item without a quantity share it, unless there is one, or PO4 divides it', () => {
    const cartons = (po4: string) =>
      x12(`HL*3*2*I~${item}${po4}HL*4*3*P~MAN*GM*00${one}~HL*5*3*P~MAN*GM*00${two}~`, '0002');
    const shared = cartons('');
    expect(notice(shared).lines).toMatchObject([{ quantity: { value: '100' }, packs: ['4', '5'] }]);
    expect(codes(shared)).toEqual(['package-contents-unknown']);
    expect(notice(cartons('PO4*50~')).lines).toMatchObject([
      { quantity: { value: '50' }, pack: '4' },
      { quantity: { value: '50' }, pack: '5' },
    ]);
    expect(notice(cartons('PO4*12~')).lines).toMatchObject([{ packs: ['4', '5'] }]);
    const single = x12(`HL*3*2*I~${item}HL*4*3*P~MAN*GM*00${one}~`, '0002');
    expect(notice(single).lines).toMatchObject([{ quantity: { value: '100' }, pack: '4' }]);
  });

  it('that stand below their item have what they say, and the last one the rest', () => {
    const read = x12(`HL*3*2*I~${item}HL*4*3*P~SN1**60*EA~MAN*GM*00${one}~HL*5*3*P~MAN*GM*00${two}~`, '0002');
    expect(notice(read).lines.map(({ quantity, pack }) => [quantity.value, pack])).toEqual([
      ['60', '4'],
      ['40', '5'],
    ]);
    expect(codes(read)).toEqual([]);
  });

  it('of one level are all known: two MAN, and a range up to MAN03', () => {
    expect(ssccs(x12(`HL*3*2*P~MAN*GM*00${one}~MAN*GM*00${two}~HL*4*3*I~${item}`))).toEqual([one, two]);
    const range = x12(`HL*3*2*P~MAN*GM*00${one}*00${three}~HL*4*3*I~${item}PO4*50~`);
    expect(ssccs(range)).toEqual([one, two, three]);
    expect(notice(range).lines).toMatchObject([{ packs: ['3', '3/2', '3/3'] }]);
    expect(left(range)).toEqual([]);
  });

  it('have a finding where their check digit is wrong, and stay', () => {
    const read = x12(`HL*3*2*P~MAN*GM*00095200000000000017~HL*4*3*I~${item}`);
    expect(ssccs(read)).toEqual(['095200000000000017']);
    expect(read.findings).toMatchObject([{ code: 'sscc-check-digit', severity: 'warn', tag: 'MAN' }]);
  });

  it('are read by their levels, whatever BSN05 says', () => {
    const read = x12(`HL*3*2*P~MAN*GM*00${one}~HL*4*3*I~${item}`, '0002');
    expect(read.findings).toMatchObject([{ code: 'structure-differs', severity: 'info' }]);
    expect(notice(read).lines).toMatchObject([{ pack: '3' }]);
  });

  it('are told apart where levels begin to count again', () => {
    const read = x12(
      `HL*3*2*P~MAN*GM*00${one}~HL*4*3*I~${item}HL*2*1*O~PRF*P2~HL*3*2*P~MAN*GM*00${two}~HL*4*3*I~${item}`,
    );
    expect(notice(read).lines.map(({ orderNumber, pack }) => [orderNumber, pack])).toEqual([
      ['P1', '3'],
      ['P2', '3#6'],
    ]);
  });
});

it('asks for a quantity that neither the line nor its parts say', () => {
  const read = x12(`HL*3*2*I~LIN*1*BP*BLT-10~HL*4*3*P~MAN*GM*00${one}~`, '0002');
  expect(read.findings).toMatchObject([
    { code: 'field-missing', severity: 'fatal', field: '/lines/0/quantity', tag: 'LIN' },
  ]);
});

describe('a DESADV', () => {
  const line = "LIN+1++BLT-10:IN'QTY+12:100:PCE'";

  it('divides a line by its PCI groups', () => {
    const groups =
      "PCI+36E'DTM+36:20301231:102'QTY+12:60:PCE'GIN+BX+LOT-A'PCI+36E'DTM+36:20311231:102'QTY+12:40:PCE'GIN+BX+LOT-B'";
    const read = desadv(`CPS+1'${line}${groups}`);
    expect(notice(read).lines).toMatchObject([
      { quantity: { value: '60' }, lot: 'LOT-A', expiry: '2030-12-31' },
      { quantity: { value: '40' }, lot: 'LOT-B', expiry: '2031-12-31' },
    ]);
    expect([codes(read), left(read)]).toEqual([[], []]);
  });

  it('counts serial numbers from the first of a range to the last, and keeps the ends of what is none', () => {
    const read = desadv("CPS+1'LIN+1++BLT-10:IN'QTY+12:6:PCE'GIN+BN+SN098:SN101+X7+A1:B9'");
    expect(notice(read).lines[0]?.serials).toEqual(['SN098', 'SN099', 'SN100', 'SN101', 'X7', 'A1', 'B9']);
    expect(read.findings).toMatchObject([{ code: 'range-unclear', severity: 'warn', tag: 'GIN' }]);
  });

  it.each([
    ['in one GIN', `GIN+BJ+${one}+${two}+${three}'`],
    ['from the first to the last', `GIN+BJ+${one}:${three}'`],
    ['in a GIN each', `GIN+BJ+${one}'PCI+33E'GIN+BJ+${two}'PCI+33E'GIN+BJ+${three}'`],
  ])('knows every package of a level, %s', (_, numbers) => {
    const read = desadv(`CPS+1'CPS+2+1'PAC+3++CT'PCI+33E'${numbers}${line}`);
    expect(ssccs(read)).toEqual([one, two, three]);
    expect(notice(read).lines).toMatchObject([{ quantity: { value: '100' }, packs: ['2', '2/2', '2/3'] }]);
    expect(codes(read)).toEqual(['package-contents-unknown']);
    expect(left(read)).toEqual([]);
  });

  it('divides a line among its packages where QTY 52 says how', () => {
    const read = desadv(`CPS+1'CPS+2+1'PAC+2++CT'PCI+33E'GIN+BJ+${one}+${two}'${line}QTY+52:50:PCE'`);
    expect(notice(read).lines.map(({ pack, quantity }) => [pack, quantity.value])).toEqual([
      ['2', '50'],
      ['2/2', '50'],
    ]);
  });

  it('names packages at the goods', () => {
    const read = desadv(`CPS+1'${line}GIN+BJ+${one}'`);
    expect(notice(read)).toMatchObject({ packs: [{ sscc: one }], lines: [{ pack: one }] });
    const groups = desadv(`CPS+1'${line}PCI+33E'QTY+12:60:PCE'GIN+BJ+${one}'PCI+33E'QTY+12:40:PCE'GIN+BJ+${two}'`);
    expect(notice(groups).lines).toMatchObject([{ pack: one, quantity: { value: '60' } }, { pack: two }]);
  });
});

describe('a UBL despatch advice', () => {
  const unit = (number: string, inside = '') =>
    `<cac:TransportHandlingUnit><cbc:ID schemeID="SSCC">${number}</cbc:ID>${inside}</cac:TransportHandlingUnit>`;
  const holds = (line: string, quantity: string) =>
    `<cac:HandlingUnitDespatchLine><cbc:ID>${line}</cbc:ID><cbc:DeliveredQuantity unitCode="EA">${quantity}</cbc:DeliveredQuantity></cac:HandlingUnitDespatchLine>`;
  const lot = (number: string, serial = '') =>
    `<cac:ItemInstance>${serial && `<cbc:SerialID>${serial}</cbc:SerialID>`}<cac:LotIdentification><cbc:LotNumberID>${number}</cbc:LotNumberID></cac:LotIdentification></cac:ItemInstance>`;
  const line = (id: string, quantity: string, instances = '') =>
    `<cac:DespatchLine><cbc:ID>${id}</cbc:ID><cbc:DeliveredQuantity unitCode="EA">${quantity}</cbc:DeliveredQuantity><cac:OrderLineReference><cbc:LineID>${id}0</cbc:LineID></cac:OrderLineReference><cac:Item><cbc:Name>x</cbc:Name>${instances}</cac:Item></cac:DespatchLine>`;

  async function ubl(units: string, lines: string): Promise<TranslatedDocument> {
    const namespaces = ['DespatchAdvice-2', 'CommonAggregateComponents-2', 'CommonBasicComponents-2'];
    const [own, cac, cbc] = namespaces.map((name) => `"urn:oasis:names:specification:ubl:schema:xsd:${name}"`);
    const text = `<DespatchAdvice xmlns=${own} xmlns:cac=${cac} xmlns:cbc=${cbc}><cbc:ID>DA-1</cbc:ID><cbc:IssueDate>2026-12-01</cbc:IssueDate><cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference><cac:Shipment><cbc:ID>1</cbc:ID>${units}</cac:Shipment>${lines}</DespatchAdvice>`;
    async function* bytes() {
      yield await Promise.resolve(Buffer.from(text));
    }
    const mapping = mappingFor('ubl', 'DespatchAdvice', '');
    if (!mapping.elements) throw new Error('no mapping of XML');
    const { sets } = await readXmlFile(bytes(), [{ ...mapping, elements: mapping.elements }]);
    const read = sets[0]?.translation.documents[0];
    if (!read) throw new Error('no document');
    expect(left(read)).toEqual([]);
    for (const [pointer] of read.provenance.entries()) expect(valueAt(read.document, pointer), pointer).toBeDefined();
    return read;
  }

  it('puts lines into the handling units that name them', async () => {
    const read = await ubl(
      unit(one, holds('1', '60')) + unit(two, holds('1', '40') + holds('2', '5')),
      line('1', '100') + line('2', '5'),
    );
    expect(notice(read).lines.map(({ number, quantity, pack }) => [number, quantity.value, pack])).toEqual([
      ['10', '60', one],
      ['10', '40', two],
      ['20', '5', two],
    ]);
    expect(codes(read)).toEqual([]);
  });

  it('reads how much of a line is in each of its own units', async () => {
    const at = `<cac:Shipment><cbc:ID>NA</cbc:ID>${unit(one, holds('1', '60'))}${unit(two, holds('2', '9') + holds('1', '40'))}</cac:Shipment>`;
    const read = await ubl('', line('1', '100').replace('</cac:DespatchLine>', `${at}</cac:DespatchLine>`));
    expect(notice(read).lines).toMatchObject([
      { quantity: { value: '60' }, pack: one },
      { quantity: { value: '40' }, pack: two },
    ]);
    expect(codes(read)).toEqual([]);
  });

  it('says that a unit names a line that is none, and what units share that name none', async () => {
    expect(codes(await ubl(unit(one, holds('9', '60')), line('1', '60')))).toEqual(['package-line-unknown']);
    const read = await ubl(unit(one) + unit(two), line('1', '60'));
    expect(notice(read).lines).toMatchObject([{ packs: [one, two] }]);
    expect(codes(read)).toEqual(['package-contents-unknown']);
  });

  it('finds packages in packages, and the items that they name', async () => {
    const goods =
      '<cac:GoodsItem><cbc:Quantity unitCode="EA">5</cbc:Quantity><cac:Item><cbc:Name>x</cbc:Name><cac:BuyersItemIdentification><cbc:ID>A</cbc:ID></cac:BuyersItemIdentification></cac:Item></cac:GoodsItem>';
    const inner = `<cac:ContainedPackage><cbc:ID schemeID="SSCC">${three}</cbc:ID>${goods}</cac:ContainedPackage>`;
    const box = `<cac:ActualPackage><cbc:ID schemeID="SSCC">${two}</cbc:ID>${inner}</cac:ActualPackage>`;
    const ofA = line('1', '5').replace(
      '</cbc:Name>',
      '</cbc:Name><cac:BuyersItemIdentification><cbc:ID>A</cbc:ID></cac:BuyersItemIdentification>',
    );
    const read = await ubl(unit(one, box), ofA);
    expect(notice(read)).toMatchObject({
      packs: [{ sscc: one }, { sscc: two, parent: one }, { sscc: three, parent: two }],
      lines: [{ pack: three, quantity: { value: '5' } }],
    });
  });

  it('tells lots apart by their serial numbers, or has them together', async () => {
    const counted = await ubl('', line('1', '3', lot('L1', 'S1') + lot('L2', 'S2') + lot('L1', 'S3')));
    expect(notice(counted).lines).toMatchObject([
      { lot: 'L1', quantity: { value: '2' }, serials: ['S1', 'S3'] },
      { lot: 'L2', quantity: { value: '1' }, serials: ['S2'] },
    ]);
    const together = await ubl('', line('1', '60', lot('L1') + lot('L2')));
    expect(notice(together).lines).toMatchObject([{ lots: ['L1', 'L2'], quantity: { value: '60' } }]);
    expect(codes(together)).toEqual(['lots-undivided']);
  });
});

it('writes packages that share their goods as one level, and reads them again', () => {
  const levels = `HL*3*2*T~MAN*GM*00${one}~HL*4*3*P~MAN*GM*00${two}~MAN*GM*00${three}~HL*5*4*I~${item}`;
  const written = mappingFor('x12', '856', '004010').write(x12(levels).document);
  expect(written.findings).toEqual([]);
  expect(written.segments.filter(([tag]) => tag === 'MAN')).toEqual([
    ['MAN', 'GM', `00${one}`],
    ['MAN', 'GM', `00${two}`],
    ['MAN', 'GM', `00${three}`],
  ]);
  const message = desadv(`CPS+1'CPS+2+1'PAC+2++CT'PCI+33E'GIN+BJ+${one}+${two}'LIN+1++BLT-10:IN'QTY+12:100:PCE'`);
  expect(mappingFor('edifact', 'DESADV', 'D.96A').write(message.document).findings).toEqual([]);
});

describe('what parts say without saying all of it', () => {
  const line = "LIN+1'PIA+5+BLT-10:IN'";
  const quantities = (read: TranslatedDocument) =>
    notice(read).lines.map(({ quantity, stated }) => `${quantity.value} ${quantity.unit} of ${stated?.value}`);

  it.each([
    ['of the line alone', 'QTY+12:100:PCE', 'QTY+12:60', 'QTY+12:30'],
    ['of the parts alone', 'QTY+12:100', 'QTY+12:60:PCE', 'QTY+12:30:PCE'],
  ])('is compared with the line by the unit %s', (_, whole, first, second) => {
    const read = desadv(`CPS+1'${line}${whole}'PCI+36E'${first}'GIN+BX+L1'PCI+36E'${second}'GIN+BX+L2'`);
    expect(quantities(read)).toEqual(['60 H87 of 100', '30 H87 of undefined']);
    expect(codes(read)).toContain('parts-differ');
  });

  it('is not forgotten where one lot is less than the line and lies in a package', () => {
    const read = desadv(`CPS+1'${line}QTY+12:100:PCE'PCI+36E'QTY+12:60:PCE'GIN+BX+L1'PCI'GIN+BJ+${one}'`);
    expect(quantities(read)).toEqual(['60 H87 of 100']);
    expect(codes(read)).toEqual(['parts-differ']);
  });

  it('leaves no rest of pieces where packages count boxes', () => {
    const read = x12(`HL*3*2*I~${item}HL*4*3*P~SN1**2*BX~MAN*GM*00${one}~HL*5*3*P~MAN*GM*00${two}~`, '0002');
    expect(notice(read).lines).toMatchObject([{ quantity: { value: '100', unit: 'EA' }, packs: ['4', '5'] }]);
  });

  it('is as many pieces as each package names serial numbers', () => {
    const cartons = `HL*4*3*P~REF*SE*S1~MAN*GM*00${one}~HL*5*3*P~REF*SE*S2*S4~MAN*GM*00${two}~`;
    const read = x12(`HL*3*2*I~LIN*1*BP*BLT-10~SN1*1*4*EA~${cartons}`, '0002');
    expect(notice(read).lines).toMatchObject([
      { quantity: { value: '1', unit: 'EA' }, pack: '4', serials: ['S1'] },
      { quantity: { value: '3', unit: 'EA' }, pack: '5', serials: ['S2', 'S3', 'S4'] },
    ]);
    expect(codes(read)).not.toContain('package-contents-unknown');
  });

  it.each(['GIN+BX+L1+L2', 'GIN+BX+L1:L2'])('is of all lots of a group: %s', (lots) => {
    const read = desadv(`CPS+1'${line}QTY+12:100:PCE'PCI+36E'QTY+12:100:PCE'${lots}'`);
    expect(notice(read).lines).toMatchObject([{ quantity: { value: '100' }, lots: ['L1', 'L2'] }]);
    expect(left(read)).toEqual([]);
  });
});
