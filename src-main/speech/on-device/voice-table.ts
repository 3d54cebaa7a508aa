/**
 * The voices in the engine's data: its own identifier, then a name for people. A list of our own spares
 * starting the engine when a window only wants to show it; a test holds it against the engine.
 */
export const voiceTable = `
gmw/af Afrikaans
sem/am Amharic
roa/an Aragonese
sem/ar Arabic
inc/as Assamese
trk/az Azerbaijani
trk/ba Bashkir
zle/be Belarusian
zls/bg Bulgarian
inc/bn Bengali
inc/bpy Bishnupriya Manipuri
zls/bs Bosnian
roa/ca Catalan
roa/ca-ba Catalan (Balearic)
roa/ca-nw Catalan (North-western)
roa/ca-va Catalan (Valencian)
iro/chr Cherokee
sit/cmn Chinese (Mandarin)
sit/cmn-Latn-pinyin Chinese (Mandarin, written as Pinyin)
zlw/cs Czech
trk/cv Chuvash
cel/cy Welsh
gmq/da Danish
gmw/de German
grk/el Greek
gmw/en-029 English (Caribbean)
gmw/en English (Great Britain)
gmw/en-GB-scotland English (Scotland)
gmw/en-GB-x-gbclan English (Lancaster)
gmw/en-GB-x-gbcwmd English (West Midlands)
gmw/en-GB-x-rp English (Received Pronunciation)
gmw/en-US English (America)
gmw/en-US-nyc English (America, New York City)
art/eo Esperanto
roa/es Spanish (Spain)
roa/es-419 Spanish (Latin America)
urj/et Estonian
eu Basque
ira/fa Persian
ira/fa-Latn Persian (Pinglish)
urj/fi Finnish
gmq/fo Faroese
roa/fr-BE French (Belgium)
roa/fr-CH French (Switzerland)
roa/fr French (France)
cel/ga Gaelic (Irish)
cel/gd Gaelic (Scottish)
sai/gn Guarani
grk/grc Greek (Ancient)
inc/gu Gujarati
sit/hak Chinese (Hakka)
map/haw Hawaiian
sem/he Hebrew
inc/hi Hindi
zls/hr Croatian
roa/ht Haitian Creole
urj/hu Hungarian
ine/hy Armenian (East Armenia)
ine/hyw Armenian (West Armenia)
art/ia Interlingua
poz/id Indonesian
art/io Ido
gmq/is Icelandic
roa/it Italian
jpx/ja Japanese
art/jbo Lojban
ccs/ka Georgian
trk/kaa Karakalpak
trk/kk Kazakh
esx/kl Greenlandic
dra/kn Kannada
ko Korean
inc/kok Konkani
ira/ku Kurdish
trk/ky Kyrgyz
itc/la Latin
gmw/lb Luxembourgish
art/lfn Lingua Franca Nova
bat/lt Lithuanian
bat/ltg Latgalian
bat/lv Latvian
poz/mi Māori
zls/mk Macedonian
dra/ml Malayalam
inc/mr Marathi
poz/ms Malay
sem/mt Maltese
miz/mto Totontepec Mixe
sit/my Myanmar (Burmese)
gmq/nb Norwegian Bokmål
azc/nci Nahuatl (Classical)
inc/ne Nepali
gmw/nl Dutch
trk/nog Nogai
cus/om Oromo
inc/or Oriya
inc/pa Punjabi
roa/pap Papiamento
art/piqd Klingon
zlw/pl Polish
roa/pt Portuguese (Portugal)
roa/pt-BR Portuguese (Brazil)
art/py Pyash
art/qdb Lang Belta
qu Quechua
myn/quc K'iche'
art/qya Quenya
roa/ro Romanian
zle/ru Russian
zle/ru-cl Russian (Classic)
zle/ru-LV Russian (Latvia)
inc/sd Sindhi
tai/shn Shan (Tai Yai)
inc/si Sinhala
art/sjn Sindarin
zlw/sk Slovak
zls/sl Slovenian
urj/smj Lule Saami
ine/sq Albanian
zls/sr Serbian
gmq/sv Swedish
bnt/sw Swahili
dra/ta Tamil
dra/te Telugu
tai/th Thai
sem/ti Tigrinya
trk/tk Turkmen
bnt/tn Setswana
trk/tr Turkish
trk/tt Tatar
trk/ug Uyghur
zle/uk Ukrainian
inc/ur Urdu
trk/uz Uzbek
aav/vi Vietnamese (Northern)
aav/vi-VN-x-central Vietnamese (Central)
aav/vi-VN-x-south Vietnamese (Southern)
sit/yue Chinese (Cantonese)
sit/yue-Latn-jyutping Chinese (Cantonese, written as Jyutping)
`;
