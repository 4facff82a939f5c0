/** On paper: the content alone, in black, with the addresses of links that lead out. */
export const print = `
@media print { :root { --ink: #000; --soft: #333; --paper: #fff; --ground: #fff; --shade: none; --brand: #000; }
  .bar-top, .skip, footer, .screen, button, .actions, .search, .saved { display: none !important; }
  body { background: none; font-size: 11pt; } main { padding: 0; max-inline-size: none; }
  .card, fieldset { break-inside: avoid; box-shadow: none; }
  details:not([open]) > :not(summary) { display: revert; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; unicode-bidi: embed; } }
`;
