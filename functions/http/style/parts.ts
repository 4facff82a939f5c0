/** Pieces that pages are put together from. */
export const parts = `
.lead { font-size: 1.08rem; color: var(--soft); max-inline-size: var(--measure); }
.soft { color: var(--soft); }
.small { font-size: .9rem; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { overflow-x: auto; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--s4); margin-block-end: var(--s4); box-shadow: var(--shade); }
.card > :last-child { margin-block-end: 0; } .card > :is(h2, h3):first-child, .apart > h2 { margin-block-start: 0; }
.warn > h2:first-child, .fault > h2:first-child { margin-block-start: 0; font-size: 1.1rem; }
.card h3 a { text-decoration: none; } .card h3 a:hover { text-decoration: underline; }
.grid { display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.grid .card { margin: 0; } .grid dl { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
.plain { list-style: none; padding: 0; }
.wide { display: grid; gap: 0 var(--s6); grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.beside { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); align-items: start; }
.row { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: end; }
.apart { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; justify-content: space-between; }
.figures { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s6); margin-block: var(--s4) var(--s1); padding: 0; list-style: none; }
.figures li { font-size: 1.35rem; font-weight: 700; }
.tag { display: inline-flex; align-items: center; gap: .35rem; padding: .1rem .65rem; border-radius: 999px; background: var(--tint); color: var(--ink); font-size: .9rem; font-weight: 600; }
.tag.done { background: var(--told); color: var(--for); } .tag.open { background: var(--warn); color: var(--missing); } .tag.bad { background: var(--fault); color: var(--against); }
.chips { display: flex; flex-wrap: wrap; gap: var(--s2); list-style: none; padding: 0; }
.chips a { display: inline-flex; align-items: center; gap: .4rem; min-block-size: 44px; padding-inline: .9rem; border: 1px solid var(--line);
  border-radius: 22px; background: var(--paper); text-decoration: none; }
.chips a[aria-current] { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
.bar { display: block; inline-size: 100%; min-inline-size: 1.5rem; block-size: .55rem; border-radius: 4px; background: var(--track); }
.bar rect { fill: var(--brand); }
[dir="rtl"] .bar { transform: scaleX(-1); }
.counted td .bar { margin-block-start: .15rem; }
.parts { display: grid; grid-template-columns: auto minmax(2rem, 1fr) auto; gap: .15rem var(--s3); align-items: center; margin: var(--s2) 0; max-inline-size: 30rem; }
.score { font-weight: 700; }
.reasons { list-style: none; padding: 0; }
.reasons li { padding-inline-start: var(--s3); border-inline-start: 4px solid currentColor; margin-block-end: .4rem; }
.reasons li span { color: var(--ink); }
.for { color: var(--for); } .against { color: var(--against); } .missing { color: var(--missing); }
.told, .fault, .warn { border-inline-start: 6px solid var(--for); background: var(--told); padding: var(--s3) var(--s4); border-radius: 8px; margin-block-end: var(--s4); }
.fault { border-color: var(--against); background: var(--fault); } .warn { border-color: var(--missing); background: var(--warn); }
:is(.told, .fault, .warn) > :last-child { margin: 0; }
.letter { white-space: pre-wrap; unicode-bidi: plaintext; }
.steps { list-style: none; padding: 0; counter-reset: step; }
.steps > li { counter-increment: step; position: relative; padding-inline-start: 3.2rem; padding-block-end: var(--s4); min-block-size: 3rem; }
.steps > li::before { content: counter(step); position: absolute; inset-inline-start: 0; inset-block-start: 0; inline-size: 2.2rem; block-size: 2.2rem; border-radius: 50%;
  background: var(--brand); color: var(--on-brand); display: grid; place-items: center; font-weight: 700; }
.timeline { list-style: none; padding: 0; margin-block: var(--s3); }
.timeline li { position: relative; padding-inline-start: 1.8rem; padding-block-end: var(--s3); border-inline-start: 2px solid var(--line); margin-inline-start: .5rem; }
.timeline li:last-child { border-color: transparent; padding-block-end: 0; }
.timeline li::before { content: ""; position: absolute; inset-inline-start: -.5rem; inset-block-start: .4rem; inline-size: .85rem; block-size: .85rem; border-radius: 50%; background: var(--paper); border: 2px solid var(--edge); }
.timeline .past::before { background: var(--brand); border-color: var(--brand); } .timeline .now::before { border-color: var(--brand); box-shadow: 0 0 0 4px var(--tint); }
.timeline .now { font-weight: 600; }
.tasks { list-style: none; padding: 0; border-block-start: 1px solid var(--line); }
.tasks li { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; justify-content: space-between; border-block-end: 1px solid var(--line); padding-block: var(--s2); min-block-size: var(--touch); }
.tasks a { display: inline-flex; align-items: center; min-block-size: 44px; }
.line { border-block-start: 1px solid var(--line); padding-block: var(--s2); max-inline-size: 40rem; }
.pick { display: flex; gap: var(--s3); align-items: flex-start; }
.pick > div { flex: 1; min-inline-size: 0; }
.pick > label { display: flex; align-items: center; justify-content: center; inline-size: var(--touch); block-size: var(--touch); flex: none; margin-inline-start: -.5rem; }
@media (max-width: 48rem) { .beside { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 30rem) { .grid dl { grid-template-columns: 1fr; } .counted { font-size: .9rem; }
  .counted :is(th, td) { padding-inline: .3rem; overflow-wrap: anywhere; hyphens: auto; } }
`;
