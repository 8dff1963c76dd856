// A translate function for pages of thousands of rows: looks each message up once, fills the parameters in itself.
import type { Translate } from './row-view.ts';

/** Answers what `t` answers, as long as parameters are plain values and plurals depend on `count`. */
export function quickTranslate(t: Translate): Translate {
  const raw = new Map<string, string>();
  return (key, params = {}) => {
    const form = typeof params.count === 'number' ? `${key} ${params.count}` : key;
    let message = raw.get(form);
    if (message === undefined) {
      message = t(key, { ...params, skipInterpolation: true });
      raw.set(form, message);
    }
    if (params.skipInterpolation === true || !message.includes('{{')) return message;
    return message.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''));
  };
}
