/** Fields, choices and buttons: big enough for a thumb. */
export const forms = `
form.narrow, .narrow { max-inline-size: 40rem; }
label, legend { font-weight: 600; }
legend { padding: 0; font-size: 1.05rem; float: inline-start; inline-size: 100%; margin-block-end: var(--s2); }
legend + * { clear: both; }
fieldset { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--s4); margin: 0 0 var(--s4); background: var(--paper); min-inline-size: 0; }
fieldset.bare { border: 0; padding: 0; background: none; margin-block-end: var(--s5); }
.field { display: flex; flex-direction: column; gap: .3rem; flex: 1 1 12rem; min-inline-size: 0; margin-block-end: var(--s4); }
.field .hint, .hint { color: var(--soft); font-weight: 400; display: block; max-inline-size: var(--measure); }
.field .wrong, .wrong { color: var(--against); font-weight: 600; display: block; }
.field.bad, fieldset.bad { border-inline-start: 5px solid var(--against); padding-inline-start: var(--s3); }
input, select, textarea { font: inherit; color: inherit; inline-size: 100%; min-block-size: var(--touch); padding: .55rem .7rem;
  border: 1px solid var(--edge); border-radius: 8px; background: var(--paper); }
textarea { min-block-size: 9rem; resize: vertical; }
[aria-invalid="true"] { border: 2px solid var(--against); }
input.short { max-inline-size: 12rem; }
input[type="checkbox"], input[type="radio"] { inline-size: 26px; block-size: 26px; min-block-size: 0; accent-color: var(--brand); flex: none; margin: 0; }
.tick { display: flex; align-items: center; gap: var(--s3); min-block-size: var(--touch); font-weight: 500; padding-inline: .2rem; }
.ticks { display: grid; gap: 0 var(--s4); grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); margin-block-start: var(--s2); }
.hint.more { font-size: .9rem; padding-inline-start: calc(26px + var(--s3)); display: block; margin-block-end: .4rem; }
button, .button { display: inline-flex; align-items: center; justify-content: center; gap: .5rem; font: inherit; font-weight: 600; min-block-size: var(--touch); padding: .55rem 1.25rem; border-radius: 8px;
  border: 2px solid var(--brand); background: var(--brand); color: var(--on-brand); cursor: pointer; text-decoration: none; }
:is(button, .button):hover { background: var(--brand-strong); border-color: var(--brand-strong); color: var(--on-brand); }
:is(button, .button).quiet { background: var(--paper); color: var(--brand); }
:is(button, .button).quiet:hover { background: var(--tint); color: var(--brand-strong); }
:is(button, .button).big { font-size: 1.1rem; padding-inline: 1.75rem; }
button.link { border: 0; background: none; color: var(--brand); text-decoration: underline; padding-inline: 0; }
.actions { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; margin-block: var(--s4); }
.saved { color: var(--soft); font-size: .9rem; min-block-size: 1.6em; }
`;
