import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser';

/** What was expected where jsonc-parser gave up. */
export function expectedBy(code: ParseErrorCode): string {
  return expectations[printParseErrorCode(code)];
}

const expectations: Readonly<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidSymbol: 'expected a value: a text in double quotes, a number, true, false, null, { or [',
  InvalidNumberFormat: 'expected a number such as 12.5',
  PropertyNameExpected: 'expected the name of a member in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":" after the name of a member',
  CommaExpected: 'expected ","',
  CloseBraceExpected: 'expected "}"',
  CloseBracketExpected: 'expected "]"',
  EndOfFileExpected: 'expected nothing behind the value',
  InvalidCommentToken: 'expected no comment',
  UnexpectedEndOfComment: 'expected no comment',
  UnexpectedEndOfString: 'expected the double quote that ends a text',
  UnexpectedEndOfNumber: 'expected the digits of a number',
  InvalidUnicode: 'expected four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'expected one of " \\ / b f n r t u after \\',
  InvalidCharacter: 'expected no control character within a text',
  '<unknown ParseErrorCode>': 'expected something else',
};
