import type { Child } from "hono/jsx";

/** A value with the words it is shown by. */
export type Option = readonly [value: string, label: string];

interface Shown {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong, in the words of the summary above. */
  readonly wrong?: string | undefined;
  readonly id?: string | undefined;
}

/** Ids of what explains a field, for `aria-describedby`. */
function describedBy(id: string, { hint, wrong }: Pick<Shown, "hint" | "wrong">): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(wrong === undefined ? [] : [`${id}-wrong`]),
  ];
  return ids.length === 0 ? undefined : ids.join(" ");
}

function Explained({
  id,
  hint,
  wrong,
}: {
  id: string;
  hint?: string | undefined;
  wrong?: string | undefined;
}) {
  return (
    <>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
      {wrong === undefined ? null : (
        <span id={`${id}-wrong`} class="wrong">
          {wrong}
        </span>
      )}
    </>
  );
}

/** A label with its field, its hint and its fault. */
function Field({ id, label, hint, wrong, children }: Shown & { id: string; children: Child }) {
  return (
    <div class={wrong === undefined ? "field" : "field bad"}>
      <label for={id}>{label}</label>
      <Explained id={id} hint={hint} wrong={wrong} />
      {children}
    </div>
  );
}

interface TextProps extends Shown {
  readonly value: string;
  readonly type?: "text" | "email" | "tel" | "date" | "search" | undefined;
  readonly inputmode?: "numeric" | "decimal" | "tel" | "email" | undefined;
  readonly maxlength?: number | undefined;
  readonly autocomplete?: string | undefined;
  readonly isShort?: boolean | undefined;
  /** Numbers and addresses run from left to right in every language. */
  readonly isLatin?: boolean | undefined;
}

/** One line of text. */
export function TextField(props: TextProps) {
  const { name, value, type = "text", isShort, isLatin, id = name, wrong } = props;
  return (
    <Field {...props} id={id}>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        class={isShort ? "short" : undefined}
        dir={isLatin ? "ltr" : "auto"}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        autocomplete={props.autocomplete ?? "off"}
        aria-invalid={wrong === undefined ? undefined : "true"}
        aria-describedby={describedBy(id, props)}
      />
    </Field>
  );
}

/** Several lines of text. */
export function TextArea(props: Shown & { value: string; maxlength: number }) {
  const { name, value, maxlength, id = name, wrong } = props;
  return (
    <Field {...props} id={id}>
      <textarea
        id={id}
        name={name}
        maxlength={maxlength}
        dir="auto"
        rows={6}
        aria-invalid={wrong === undefined ? undefined : "true"}
        aria-describedby={describedBy(id, props)}
      >
        {value}
      </textarea>
    </Field>
  );
}

/** One of a list that is too long to show. */
export function Select(props: Shown & { value?: string | undefined; options: readonly Option[] }) {
  const { name, value = "", options, id = name, wrong } = props;
  return (
    <Field {...props} id={id}>
      <select
        id={id}
        name={name}
        aria-invalid={wrong === undefined ? undefined : "true"}
        aria-describedby={describedBy(id, props)}
      >
        {options.map(([option, label]) => (
          <option value={option} selected={option === value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface ChoicesProps extends Shown {
  readonly values: readonly string[];
  readonly options: readonly (readonly [value: string, label: string, hint?: string])[];
  /** True where several can be ticked. */
  readonly isMany: boolean;
}

/** All choices in sight: one of them, or several. The first carries the field's id, so that a fault leads to it. */
export function Choices(props: ChoicesProps) {
  const { name, label, hint, wrong, values, options, isMany, id = name } = props;
  return (
    <fieldset class={wrong === undefined ? "bare" : "bare bad"} aria-describedby={describedBy(id, props)}>
      <legend>{label}</legend>
      <Explained id={id} hint={hint} wrong={wrong} />
      <div class="ticks">
        {options.map(([value, text, more], index) => (
          <div>
            <label class="tick">
              <input
                type={isMany ? "checkbox" : "radio"}
                id={index === 0 ? id : undefined}
                name={name}
                value={value}
                checked={values.includes(value)}
                aria-describedby={more === undefined ? undefined : `${id}-${value}`}
              />
              <span>{text}</span>
            </label>
            {more === undefined ? null : (
              <span id={`${id}-${value}`} class="hint more">
                {more}
              </span>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** What is wrong with a form: the same words as at the fields, each leading to its field. */
export function ErrorSummary({
  title,
  faults,
}: {
  title: string;
  faults: readonly { href: string; text: string }[];
}) {
  if (faults.length === 0) return null;
  return (
    <div class="fault" role="alert" tabindex={-1}>
      <h2>{title}</h2>
      <ul>
        {faults.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
