import { expect, it } from 'vitest';
import { linesOfHtml, linesOfText } from './plain-text.js';

it.each([
  ['<p>Please ring first.</p><p>Gate 4</p>', ['Please ring first.', 'Gate 4']],
  ['<p>One<br>Two</p>', ['One', 'Two']],
  [
    '<ul><li>Pallets <b>only</b></li><li>R&amp;D &lt;lab&gt; &#8364;&nbsp;5 &#x26;c</li></ul>',
    ['Pallets only', 'R&D <lab> € 5 &c'],
  ],
  ['<p>A\nline that\n  goes on</p>', ['A line that goes on']],
  ['<!-- draft --><style>p { color: red }</style><p data-x="1">Text</p>', ['Text']],
  ['<p>3 < 4 and &unknown;</p>', ['3 < 4 and &unknown;']],
  ['<p><br></p>', []],
])('reads %j as its lines', (html, lines) => {
  expect(linesOfHtml(html)).toEqual(lines);
});

it('leaves plain text as it is', () => {
  expect(linesOfText('3 < 4 &amp; more\r\n\n  Gate 4 ')).toEqual(['3 < 4 &amp; more', 'Gate 4']);
});
