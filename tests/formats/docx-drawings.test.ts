// Charts, diagrams and descriptions of pictures in Word files: texts of their own, written wherever the file repeats them.
import { expect, it } from 'vitest';
import { docx } from '../../src/formats/docx.ts';
import { article } from './article.ts';
import { partOf, wordFile } from './word-file.ts';

const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"';
const WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
const GRAPHIC = 'http://schemas.openxmlformats.org/drawingml/2006';

const anchor = (id: number, described: string, data: string) =>
  `<w:r><w:drawing><wp:inline ${WP}><wp:extent cx="4000000" cy="3000000"/><wp:docPr id="${id}" name="Gambar ${id}" ${described}/><a:graphic ${A}>${data}</a:graphic></wp:inline></w:drawing></w:r>`;
const picture = anchor(
  1,
  'descr="Nelayan &amp; perahu" title="foto.jpg"',
  `<a:graphicData uri="${GRAPHIC}/picture"><pic:pic xmlns:pic="${GRAPHIC}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="x" descr="Nelayan &amp; perahu"/></pic:nvPicPr></pic:pic></a:graphicData>`,
);
const chartFrame = anchor(
  2,
  '',
  `<a:graphicData uri="${GRAPHIC}/chart"><c:chart ${C} r:id="rId11"/></a:graphicData>`,
);
const labels = (...texts: string[]) =>
  `<c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache><c:ptCount val="${texts.length}"/>${texts.map((text, n) => `<c:pt idx="${n}"><c:v>${text}</c:v></c:pt>`).join('')}</c:strCache></c:strRef>`;
const series = (n: number, name: string) =>
  `<c:ser><c:idx val="${n}"/><c:order val="${n}"/><c:tx>${labels(name)}</c:tx><c:cat>${labels('Januari', '2025')}</c:cat><c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:ptCount val="2"/><c:pt idx="0"><c:v>4</c:v></c:pt><c:pt idx="1"><c:v>5</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>`;
const chart = `<c:chartSpace ${C} ${A}><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1400"/></a:pPr><a:r><a:rPr lang="id-ID" sz="1400"/><a:t>Harga </a:t></a:r><a:r><a:rPr lang="id-ID" sz="1400" b="1" dirty="0"/><a:t>beras</a:t></a:r><a:endParaRPr lang="id-ID"/></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:barDir val="col"/>${series(0, 'Ekspor')}${series(1, 'Impor')}<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;
const shape = (text: string) => `<a:p><a:r><a:rPr lang="id-ID"/><a:t>${text}</a:t></a:r></a:p>`;
const data = `<dgm:dataModel xmlns:dgm="${GRAPHIC}/diagram" ${A}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/>${shape('Usul')}</dgm:t></dgm:pt><dgm:pt modelId="2"><dgm:t><a:bodyPr/><a:p/></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`;
const drawing = `<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" ${A}><dsp:spTree><dsp:sp><dsp:txBody>${shape('Usul')}</dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>`;

const make = () =>
  wordFile(
    `<w:p><w:r><w:t xml:space="preserve">Lihat </w:t></w:r>${picture}<w:r><w:t xml:space="preserve"> di sini</w:t></w:r></w:p><w:p>${chartFrame}</w:p>`,
    {
      comments:
        '<w:comment w:id="0" w:author="Rani"><w:p><w:r><w:t>Periksa</w:t></w:r></w:p></w:comment><w:comment w:id="1" w:author="Budi"><w:p/></w:comment>',
    },
    { 'charts/chart1': chart, 'diagrams/data1': data, 'diagrams/drawing1': drawing },
  );

it('are read as texts, and the comments counted', async () => {
  const { paragraphs, warnings } = await docx.read(await make());
  expect(paragraphs.map(({ kind, source, included }) => `${kind} ${source} ${included}`)).toEqual([
    'paragraph Lihat \uE000 di sini true',
    'caption Nelayan & perahu false',
    'paragraph Usul true',
    'caption Harga \uE000beras\uE001 false',
    'caption Ekspor false',
    'caption Januari false',
    'caption Impor false',
  ]);
  expect(warnings).toEqual([{ key: 'comments', params: { count: 2 } }]);
});

it('are written in each place, in valid markup, and nothing else changes', async () => {
  const bytes = await make();
  const content = await docx.read(bytes);
  const english = new Map([
    ['Nelayan & perahu', 'A "boat" < a ship'],
    ['Usul', 'Proposal\nin lines'],
    ['Harga \uE000beras\uE001', '\uE000Rice\uE001 prices'],
    ['Januari', 'January'],
    ['Ekspor', 'Exports'],
  ]);
  const paragraphs = content.paragraphs.map((one) => ({ ...one, target: english.get(one.source!) ?? '' }));
  const back = await docx.writeBack({ ...article, paragraphs }, bytes);
  const written = 'descr="A &quot;boat&quot; &lt; a ship"';
  expect((await partOf(back)).split(written)).toHaveLength(3);
  expect(await partOf(back)).toBe((await partOf(bytes)).replaceAll('descr="Nelayan &amp; perahu"', written));
  expect(await partOf(back, 'word/charts/chart1.xml')).toContain(
    '</a:pPr><a:r><a:rPr lang="en-US" sz="1400" b="1" dirty="0"/><a:t>Rice</a:t></a:r><a:r><a:rPr lang="en-US" sz="1400"/><a:t> prices</a:t></a:r><a:endParaRPr lang="id-ID"/>',
  );
  const chartXml = await partOf(back, 'word/charts/chart1.xml');
  expect(chartXml.match(/<c:v>January<\/c:v>/g)).toHaveLength(2);
  expect(chartXml).toContain('<c:v>Exports</c:v>');
  expect(chartXml).toContain('<c:v>Impor</c:v>');
  const lines =
    '<a:p><a:r><a:rPr lang="en-US"/><a:t>Proposal</a:t></a:r><a:br/><a:r><a:rPr lang="en-US"/><a:t>in lines</a:t></a:r></a:p>';
  for (const name of ['data1', 'drawing1'])
    expect(await partOf(back, `word/diagrams/${name}.xml`)).toContain(lines);
  expect(await partOf(back, 'word/comments.xml')).toBe(await partOf(bytes, 'word/comments.xml'));
});
