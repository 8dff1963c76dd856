// The script's texts: handed over by the page, filled in here.

export type Messages = {
  text: (key: string, params?: Record<string, string | number>) => string;
};

/** `table` holds messages by key; `{{name}}` stands for a parameter; `count` picks the plural form (`key_one`, `key_other`). */
export function createMessages(table: Record<string, string>, language: string): Messages {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return {
    text(key, params = {}) {
      const form = typeof params.count === 'number' ? `${key}_${plural.select(params.count)}` : key;
      const message = table[form] ?? table[`${key}_other`] ?? table[key] ?? key;
      return message.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
        const value = params[name] ?? '';
        return typeof value === 'number' ? number.format(value) : value;
      });
    },
  };
}
