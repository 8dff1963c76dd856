// Entry of the changes page's script.
import './steps.ts';
