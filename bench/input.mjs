// Makes the input of the benchmark in memory: nothing is read from disk, nothing differs between machines.

const head = (control) =>
  `ISA*00*          *00*          *ZZ*SUPPLIER       *ZZ*BUYER          *261123*2215*U*00401*${control}*0*P*>~`;

function line(n) {
  return (
    `PO1*${n}*${(n % 90) + 1}*EA*${(n % 500) + 0.25}**BP*ITEM-${n % 7919}*VP*V${n}~` +
    `PID*F****HINGE STEEL GALVANISED ${n % 311} MM~` +
    `ACK*IA*${(n % 90) + 1}*EA*068*20261201~`
  );
}

function set855(reference, lines) {
  let body = `BAK*00*AC*PO${reference}*20261120****V-${reference}~REF*DP*038~N1*ST*PLANT 2*92*P2~N3*1 HARBOUR ROAD~N4*OAKLAND*CA*94607~`;
  for (let n = 1; n <= lines; n++) body += line(n);
  return `ST*855*${reference}~${body}CTT*${lines}~SE*${lines * 3 + 8}*${reference}~`;
}

/** An X12 855 interchange of at least `bytes` bytes, in sets of 200 lines. */
export function x12Input(bytes) {
  const sets = [];
  for (let size = 0, n = 1; size < bytes; n++) {
    const set = set855(String(n).padStart(4, '0'), 200);
    sets.push(set);
    size += set.length;
  }
  const control = '000000001';
  const text = `${head(control)}GS*PR*SUPPLIER*BUYER*20261123*2215*1*X*004010~${sets.join('')}GE*${sets.length}*1~IEA*1*${control}~`;
  return Buffer.from(text, 'latin1');
}

/** An X12 856 interchange of at least `bytes` bytes: shipment, order, pack and item levels. */
export function x12ShipNotices(bytes) {
  const sets = [];
  for (let size = 0, n = 1; size < bytes; n++) {
    const reference = String(n).padStart(4, '0');
    let body = `BSN*00*S${reference}*20261123*1200*0001~HL*1**S~TD5*B*2*UPSN~REF*BM*B${reference}~N1*SF*MILL~HL*2*1*O~PRF*PO${reference}~`;
    let segments = 9;
    for (let item = 0; item < 100; item++) {
      body += `HL*${item * 2 + 3}*2*P~MAN*GM*00${ssccOf(item)}~HL*${item * 2 + 4}*${item * 2 + 3}*I~LIN**BP*ITEM-${item}~SN1**${item + 1}*EA~`;
      segments += 5;
    }
    const set = `ST*856*${reference}~${body}CTT*202~SE*${segments + 1}*${reference}~`;
    sets.push(set);
    size += set.length;
  }
  const control = '000000001';
  return Buffer.from(
    `${head(control)}GS*SH*SUPPLIER*BUYER*20261123*2215*1*X*004010~${sets.join('')}GE*${sets.length}*1~IEA*1*${control}~`,
    'latin1',
  );
}

function ssccOf(item) {
  const body = String(614141100000000 + item).padStart(17, '0');
  const total = [...body].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (total % 10)) % 10}`;
}

/** The bytes in chunks, as a file is read. */
export function chunksOf(bytes, size = 65_536) {
  const chunks = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  return chunks;
}

/** An EDIFACT INVOIC interchange of at least `bytes` bytes, in messages of 100 lines. */
export function edifactInput(bytes) {
  const messages = [];
  for (let size = 0, n = 1; size < bytes; n++) {
    let body = `BGM+380+INV${n}+9'DTM+137:20261123:102'RFF+ON:PO${n}'NAD+BY+5412345000013::9'NAD+SU+4012345000009::9'CUX+2:EUR:4'`;
    for (let line = 1; line <= 100; line++) {
      body += `LIN+${line}++${5000000000000 + line * 7919}:EN'IMD+F++:::HINGE STEEL ${line % 311} MM, O?'BRIEN'QTY+47:${(line % 90) + 1}'MOA+203:${line * 3}.25'PRI+AAA:12.5'`;
    }
    const message = `UNH+${n}+INVOIC:D:96A:UN'${body}UNS+S'CNT+2:100'MOA+77:1000'UNT+511+${n}'`;
    messages.push(message);
    size += message.length;
  }
  const text = `UNB+UNOC:3+SUPPLIER:14+BUYER:14+261123:2215+REF1'${messages.join('')}UNZ+${messages.length}+REF1'`;
  return Buffer.from(text, 'latin1');
}
