// A trie over the words of terms: all terms that begin at a word of a source, in one walk, however many terms there are.

type Node<Entry> = { next: Map<string, Node<Entry>>; entries: Entry[] };

export type TermTrie<Entry> = {
  /** Adds an entry under a sequence of words, each with its alternative keys. */
  add(entry: Entry, words: readonly (readonly string[])[]): void;
  /**
   * Every entry whose words follow each other from word number `from` on; `keysAt` gives the keys of a word of the source
   * (null past its end). The keys only narrow the search: the caller judges what is found.
   */
  at(from: number, keysAt: (place: number, offset: number) => readonly string[] | null): Set<Entry>;
};

export function createTermTrie<Entry>(): TermTrie<Entry> {
  const root: Node<Entry> = { next: new Map(), entries: [] };

  function child(node: Node<Entry>, key: string): Node<Entry> {
    let next = node.next.get(key);
    if (next === undefined) {
      next = { next: new Map(), entries: [] };
      node.next.set(key, next);
    }
    return next;
  }

  return {
    add(entry, words) {
      let nodes = [root];
      for (const keys of words) nodes = nodes.flatMap((node) => keys.map((key) => child(node, key)));
      for (const node of nodes) node.entries.push(entry);
    },
    at(from, keysAt) {
      const found = new Set<Entry>();
      let nodes = [root];
      for (let offset = 0; nodes.length > 0; offset += 1) {
        const keys = keysAt(from + offset, offset);
        if (keys === null) break;
        const reached: Node<Entry>[] = [];
        for (const node of nodes) {
          for (const key of keys) {
            const next = node.next.get(key);
            if (next === undefined) continue;
            reached.push(next);
            for (const entry of next.entries) found.add(entry);
          }
        }
        nodes = reached;
      }
      return found;
    },
  };
}
