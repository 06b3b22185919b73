/** What somebody could type, by accident or not: each must be shown as it is and do nothing. */
export const CANARIES = [
  '<!channel> <!here> <@U0123ABCD> <#C0123ABCD|general> @here @everyone #general',
  '<https://evil.example|click> https://evil.example www.evil.example someone@evil.example',
  '*bold* _italic_ ~struck~ `code` ```block``` > quote :tada:',
  '<script>alert(1)</script><img src=x onerror=alert(1)> </style></title> &amp; &lt; "quoted" \'single\'',
  '[link](https://evil.example) ![image](x) | a | table | <br> # heading',
  '# heading\n## another\n- [ ] task\n1. numbered\n--- \n===\n    code\n\n> quote\n+ plus\n| a | b |\n| --- | --- |',
  'مرحبا بالعالم \u202Eesrever\u202C 👩‍👩‍👧 😀 Zażółć {{template}} $(code) {quarter}',
] as const;
