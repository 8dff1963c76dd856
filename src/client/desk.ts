// Entry of the document page's script.
import { startDesk } from './desk/page.ts';

startDesk();
