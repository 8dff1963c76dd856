// The page of keys: copies a new key.
import './people.ts';
