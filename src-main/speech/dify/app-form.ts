import { z } from 'zod';
import { Fault } from '../../fault.ts';

const fieldSchema = z.object({
  variable: z.string(),
  label: z.string().catch(''),
  required: z.boolean().catch(false),
  max_length: z.number().positive().nullable().catch(null),
  default: z.union([z.string(), z.number(), z.boolean()]).nullable().catch(null),
});

/** One variable of an app's form. */
export interface FormField extends z.infer<typeof fieldSchema> {
  /** Dify's name for the control, such as `text-input`. */
  readonly kind: string;
}

/** `user_input_form` of `GET /parameters`: a list of `{kind: field}`. What is not understood is left out. */
export const formSchema = z.array(z.record(z.string(), z.unknown()).catch({})).transform((entries) =>
  entries.flatMap((entry): FormField[] =>
    Object.entries(entry).flatMap(([kind, value]) => {
      const field = fieldSchema.safeParse(value);
      return field.success ? [{ kind, ...field.data }] : [];
    }),
  ),
);

type Inputs = Record<string, string | number | boolean>;

/**
 * The inputs of a form that nobody fills in. Dify takes a default only from those who send it, so each is sent.
 * Throws a Fault `app_needs_more` for required variables without one.
 */
export function defaultInputs(form: readonly FormField[]): Inputs {
  const missing = form.filter((field) => field.required && !hasDefault(field));
  if (missing.length > 0) {
    throw new Fault('app_needs_more', { fields: missing.map(nameOf).join(', ').slice(0, 300) });
  }
  return Object.fromEntries(
    form.flatMap((field) =>
      hasDefault(field) && field.default !== null ? [[field.variable, field.default]] : [],
    ),
  );
}

/**
 * The same for a completion app, whose question goes into its variable `query`, else into its first field for text.
 * Throws a Fault `question_long` too, where that field takes no more.
 */
export function inputsWithQuestion(form: readonly FormField[], question: string): Inputs {
  const field =
    form.find(({ variable }) => variable === 'query') ??
    form.find(({ kind }) => kind === 'text-input' || kind === 'paragraph');
  if (!field) return defaultInputs(form);
  const rest = defaultInputs(form.filter((other) => other !== field));
  if (field.max_length !== null && question.length > field.max_length) {
    throw new Fault('question_long', { limit: field.max_length });
  }
  return { ...rest, [field.variable]: question };
}

const hasDefault = (field: FormField): boolean => field.default !== null && field.default !== '';

const nameOf = ({ label, variable }: FormField): string => (label.trim() || variable).slice(0, 80);
