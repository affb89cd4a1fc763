/**
 * Code lists of the X12 elements that acknowledgements and matching act on, the same in 004010 and 005010. Lists of other elements
 * are long, belong to the standard's owner and are agreed with each partner.
 */
export const x12Codes: Readonly<Record<string, string>> = {
  // Where a transaction set stands with respect to an earlier one.
  '353': `00 01 02 03 04 05 06 07 08 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 30 31 32 33 34 35 36 37 38
    39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 77 CN CO EX GR PR RH RV SU ZZ`,
  // Functional identifiers are open; set acknowledgement and group acknowledgement are not.
  '717': 'A E M R W X',
  '715': 'A E M P R W X',
  '718': '1 2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 18 19 20 21 22 23 24 25 26 27 I5 I6',
  '716': '1 2 3 4 5 6 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26',
  '720': '1 2 3 4 5 6 7 8 I4 I6 I7 I8 I9',
  '723': '1 2 3 4 5 6 7 8 9 10 12 13 I6 I9 I10 I11 I12 I13',
  // Acknowledgement of an order as a whole.
  '587': 'AC AD AE AH AK AP AT NA RD RF RJ RO ZZ',
  // Acknowledgement of an order line.
  '668': `AA AC AR BP DR IA IB IC ID IE IF IH IP IQ IR IS IW R1 R2 R3 R4 R5 R6 R7 R8 SP`,
  // Allowance or charge.
  '248': 'A C N P Q R S',
  // Hierarchical structure of a ship notice.
  '1005': '0001 0002 0003 0004 0005 0006 0007 0010 0011 0012 0013 0014 0015 0016 0017 0018 0019 0020 0021 0022 ZZZZ',
  // Whether a hierarchical level has children.
  '736': '0 1',
};
