// Indonesian words that English news about Indonesia uses as they are: dishes, dress, plants, music, faith, custom, the street; and words that both write alike.
export const BORROWED: ReadonlySet<string> = new Set(
  `batik rendang sate satay bakso soto rawon gado-gado gudeg rujak ketoprak karedok pecel pempek siomay batagor martabak cendol dawet
  klepon lemper lumpia nagasari onde-onde serabi tempe tempeh tofu nasi goreng tumpeng ketupat lontong opor gulai kari sambal
  sambel terasi kerupuk krupuk emping petis pandan kemangi kencur lengkuas jamu tuak arak ciu sopi kretek
  durian rambutan salak manggis duku langsat cempedak kelengkeng jengkol petai pete kangkung genjer papeda sagu sago
  coto konro papeda mie mi indomie teh botok pepes lalapan warung warteg warkop angkringan lesehan
  ikat songket kebaya sarong sarung peci kopiah songkok blangkon jilbab hijab mukena selendang beskap ulos lurik
  sasirangan tapis kris keris mandau celurit rencong badik
  gamelan angklung kulintang sasando suling gong saron gender wayang kulit golek dalang sinden dangdut campursari koplo
  keroncong jaipong jaipongan reog lumping jathilan barong kecak legong pendet saman ludruk lenong ketoprak randai
  ondel-ondel ogoh-ogoh penjor canang sari ngaben odalan melasti gunungan grebeg sekaten ruwatan slametan selamatan kenduri tahlilan
  haul pengajian taklim istighosah zikir dhikr salawat tadarus takbir takbiran tarawih sahur iftar imsak ngabuburit
  mudik lebaran takjil fitrah zakat infak wakaf waqf haji hajj umrah salat shalat wudu musala musholla surau
  pesantren santri santriwati kiai kyai nyai ustaz ustad ustadz ustazah habib habaib gus ulama ulema ustadzah halal haram makruh mubah
  fatwa jihad fikih fiqh hadis hadith sunnah sunah surah sura juz imam khatib muazin muezzin mufti kafir syariah sharia hisab rukyat
  madrasah dayah pura puri banjar subak wihara klenteng kelenteng angpau angpao imlek barongsai liong
  adat pamali karma dukun tuyul pocong kuntilanak genderuwo santet pawang preman premanisme copet
  becak bajaj ojek angkot bemo delman andong dokar oplet mikrolet metromini odong-odong jukung phinisi pinisi prau prahu sampan
  kampung kampong gotong royong musyawarah mufakat arisan posyandu puskesmas
  kos kosan rusun ruko losmen wisma pendopo joglo limasan honai gadang tongkonan lamin betang uma keraton kraton candi
  orangutan orangutans komodo banteng anoa babirusa maleo cendrawasih bekantan tarsius kukang binturong dugong pesut
  sengon meranti ulin ramin gaharu lontar nipah rattan mangrove alang-alang
  pencak silat sepak takraw pasola kerapan
  rupiah rial ringgit reformasi pancasila dwifungsi bhinneka ika merdeka nusantara marhaen petrus konfrontasi
  blusukan sembako hoax ormas kongkow nongkrong galau alay
  abangan priyayi wong cilik raden bung bu pak mbak mbok bang tante opung oma opa eyang datuk tengku teuku
  bakmi uduk gejrot teler asem lodeh bakwan cilok cireng seblak getuk lemang dodol wajik kolak serundeng dendeng lawar betutu plecing
  jadah bacem tubruk wingko brem rengginang opak megono bandeng krecek brongkos tengkleng tongseng
  empal mendoan nopia tiwul gatot growol jenang gethuk geplak yangko
  tinutuan rica-rica dabu-dabu woku wedang ronde bandrek
  pantun saluang talempong rebana kendang bonang rebab tifa sape gambus tarling wastra tenun
  noken tatung bajakah hadang berimbau keluak kluwek lilit sunti
  nisab fidyah aqiqah akikah itikaf wukuf tawaf miqat ihram jumrah khutbah khotbah hafiz hijrah mihrab masjid
  congklak egrang gasing bakiak belida arapaima lahar parang gambir sawah
  adrenalin anamnesis antidumping antiretroviral biodiesel biogas biota dirham futsal garuda gendarmerie jihadis leptospirosis
  lockdown netizen netizens neoliberal niqab robusta stupa subgenus sutra taipan vespa vihara wushu yoghurt zoonosis
  dayak batak bugis asmat betawi minimarket wifi`
    .trim()
    .split(/\s+/),
);
