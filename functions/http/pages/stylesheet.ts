/** The one stylesheet: logical properties only, so that both directions share it. */
export const stylesheet = `
:root { --ink: #1c2422; --soft: #4c5854; --line: #cfd8d4; --paper: #fff; --ground: #f4f7f5; --brand: #0a5c4a;
  --brand-ink: #fff; --for: #0a6b45; --against: #9c2f16; --missing: #7a4d00; color-scheme: light; }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--ground); line-height: 1.6; overflow-wrap: break-word;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
:lang(ar) { font-family: "Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", Tahoma, "DejaVu Sans", system-ui, sans-serif;
}
html:lang(ar) body { line-height: 1.8; }
a { color: var(--brand); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; border-radius: 2px; }
h1 { font-size: 1.6rem; line-height: 1.35; margin-block: 0 .5rem; }
h2 { font-size: 1.25rem; margin-block: 2rem .75rem; }
h3 { font-size: 1.1rem; margin-block: 0 .25rem; }
h4 { font-size: 1rem; margin-block: .75rem .25rem; }
p { margin-block: 0 .75rem; }
ul { padding-inline-start: 1.25rem; margin-block: 0 .5rem; }
.skip { position: absolute; inset-inline-start: 0; inset-block-start: -100px; background: var(--paper); padding: .75rem 1rem; z-index: 1; }
.skip:focus { inset-block-start: 0; }
.bar-top { background: var(--brand); color: var(--brand-ink); }
.bar-top .inner, main, footer .inner { max-inline-size: 68rem; margin-inline: auto; padding-inline: 1rem; }
.bar-top .inner { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; padding-block: .5rem; }
.brand { font-weight: 700; font-size: 1.2rem; }
.bar-top a, .bar-top button { color: var(--brand-ink); display: inline-flex; align-items: center; min-block-size: 44px;
  min-inline-size: 44px; padding-inline: .5rem; text-decoration: none; }
.bar-top a:hover, .bar-top button:hover { text-decoration: underline; }
.bar-top :focus-visible { outline-color: #ffd479; }
.bar-top [aria-current] { font-weight: 700; text-decoration: underline; }
.bar-top button { background: none; border: 0; font: inherit; cursor: pointer; }
.bar-top nav, .bar-top form { display: flex; flex-wrap: wrap; }
.languages { margin-inline-start: auto; }
main { padding-block: 1.5rem 3rem; }
footer { border-block-start: 1px solid var(--line); color: var(--soft); padding-block: 1rem; background: var(--paper); }
.lead { font-size: 1.05rem; color: var(--soft); max-inline-size: 46rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; margin-block-end: 1rem; }
.grid { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.grid .card { margin: 0; }
.plain { list-style: none; padding: 0; }
.wide { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; font-size: 1.3rem; font-weight: 700; margin-block: 1rem .25rem; padding: 0; list-style: none; }
.soft { color: var(--soft); }
.small { font-size: .9rem; }
table { border-collapse: collapse; inline-size: 100%; background: var(--paper); }
th, td { text-align: start; padding: .4rem .5rem; border-block-end: 1px solid var(--line); vertical-align: middle; }
thead th { color: var(--soft); font-weight: 600; font-size: .9rem; }
tbody th { font-weight: 500; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { display: block; inline-size: 100%; min-inline-size: 1.5rem; block-size: .5rem; border-radius: 4px; background: #e3eae7; }
.bar rect { fill: var(--brand); }
[dir="rtl"] .bar { transform: scaleX(-1); }
@media (max-width: 30rem) { .counted { font-size: .9rem; } .counted th, .counted td { padding-inline: .3rem; overflow-wrap: anywhere; hyphens: auto; } }
.counted td .bar { margin-block-start: .15rem; }
.parts { display: grid; grid-template-columns: auto 1fr auto; gap: .15rem .75rem; align-items: center; margin: .5rem 0; max-inline-size: 30rem; }
.reasons { list-style: none; padding: 0; }
.reasons li { padding-inline-start: .75rem; border-inline-start: 3px solid currentColor; margin-block-end: .3rem; }
.reasons li span { color: var(--ink); }
.for { color: var(--for); } .against { color: var(--against); } .missing { color: var(--missing); }
.score { font-weight: 700; }
.row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
.chips { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; }
.chips a { display: inline-flex; align-items: center; min-block-size: 44px; padding-inline: .85rem; border: 1px solid var(--line);
  border-radius: 22px; background: var(--paper); text-decoration: none; }
.chips a[aria-current] { background: var(--brand); border-color: var(--brand); color: var(--brand-ink); }
label, legend { font-weight: 600; }
fieldset { border: 1px solid var(--line); border-radius: 10px; padding: 1rem; margin: 0 0 1rem; background: var(--paper); min-inline-size: 0; }
.field { display: flex; flex-direction: column; gap: .25rem; flex: 1 1 12rem; min-inline-size: 0; }
input, select, textarea { font: inherit; color: inherit; inline-size: 100%; min-block-size: 44px; padding: .5rem .6rem;
  border: 1px solid #74837e; border-radius: 6px; background: var(--paper); }
input[type="checkbox"], input[type="radio"] { inline-size: 24px; block-size: 24px; min-block-size: 0; accent-color: var(--brand); flex: none; margin: 0; }
.tick { display: flex; align-items: center; gap: .6rem; min-block-size: 44px; font-weight: 600; }
button { font: inherit; font-weight: 600; min-block-size: 44px; padding: .5rem 1.1rem; border-radius: 6px; border: 1px solid var(--brand);
  background: var(--brand); color: var(--brand-ink); cursor: pointer; }
button.quiet { background: var(--paper); color: var(--brand); }
summary { cursor: pointer; min-block-size: 44px; display: flex; align-items: center; color: var(--brand); font-weight: 600; }
summary::before { content: "+"; inline-size: 1.25rem; flex: none; }
details[open] > summary::before { content: "−"; }
.told { border-inline-start: 5px solid var(--for); background: #e8f4ee; padding: .75rem 1rem; border-radius: 6px; margin-block-end: 1rem; }
.fault { border-inline-start: 5px solid var(--against); background: #fbebe7; padding: .75rem 1rem; border-radius: 6px; margin-block-end: 1rem; }
.fault p:last-child, .told p:last-child { margin: 0; }
.letter { white-space: pre-wrap; unicode-bidi: plaintext; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .15rem 1rem; margin: .25rem 0 .75rem; }
.grid dl { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.pick { display: flex; gap: .75rem; align-items: flex-start; }
.pick > div { flex: 1; min-inline-size: 0; }
.pick label { display: flex; align-items: center; justify-content: center; inline-size: 44px; block-size: 44px; flex: none; margin-inline-start: -.5rem; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { overflow-x: auto; }
@media print { .bar-top, .skip, footer, .screen { display: none; } body { background: none; } }
@media (max-width: 30rem) { dl, .grid dl { grid-template-columns: 1fr; } dd { margin-block-end: .35rem; } .languages { margin-inline-start: 0; } }
`.trim();
