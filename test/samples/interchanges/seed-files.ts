import { edifact, orderResponse } from './edifact-sample.js';
import { bytesOf, x12 } from './sample.js';

const repeating = ['ST*850*0001', 'BEG*00*SA*1**20261123', 'REF*A^B>1^C', 'PO1*1*5*EA*1', 'SE*5*0001'];
const binary = ['ST*841*0001', 'BIN*9*a~IEA*1~\n', 'BDS*ASC*5*~ISA*', 'REF*DP*1', 'SE*5*0001'];
const grouped = edifact()
  .replace('UNH+1', "UNG+ORDRSP+S+B+261123:2215+7+UN+D:96A'\nUNH+1")
  .replace('UNZ', "UNE+1+7'\nUNZ");
const released = orderResponse.toSpliced(3, 0, "FTX+AAI+++A?'B??:C?+D").with(-1, 'UNT+19+1');

/** Files of every kind that the reader knows, for fuzzing to start from. */
export const seedFiles: readonly Uint8Array[] = [
  x12(),
  x12({ element: '|', terminator: "'", component: '<', suffix: '\r\n' }) + x12({ controlNumber: '000000002' }),
  x12({ sets: [repeating], repetition: '^', version: '00501', release: '005010', functionalId: 'PO', suffix: '' }),
  x12({ sets: [binary], functionalId: 'SP' }),
  x12({ suffix: '' }).replace(/.{80}/g, '$&\n'),
  edifact(),
  edifact({ una: true, service: '|*,! ~', messages: [released] }) + edifact({ syntax: 'UNOC:4', suffix: '' }),
  grouped,
  edifact({ syntax: 'UNOA:1' }) + x12(),
  edifact({ syntax: 'UNOX:3', messages: [released.with(3, "FTX+AAI+++A?'\x1b$B%'%+?<\x1b(B:C")] }),
].map(bytesOf);
