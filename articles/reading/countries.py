"""States by name, with what their people are called and their capital: a text names a government by any of these.

A row: name, adjective, people, capital. A lexicon need not repeat them; a state it does not name is nobody.
"""

from typing import NamedTuple


class Country(NamedTuple):
    """A state as English texts name it; `capital` is "" where it is disputed."""

    name: str
    adjective: str
    people: str
    capital: str


_TABLE = """
Afghanistan,Afghan,Afghans,Kabul|Albania,Albanian,Albanians,Tirana|Algeria,Algerian,Algerians,Algiers
Angola,Angolan,Angolans,Luanda|Argentina,Argentine,Argentines,Buenos Aires|Armenia,Armenian,Armenians,Yerevan
Australia,Australian,Australians,Canberra|Austria,Austrian,Austrians,Vienna|Azerbaijan,Azerbaijani,Azerbaijanis,Baku
Bahrain,Bahraini,Bahrainis,Manama|Bangladesh,Bangladeshi,Bangladeshis,Dhaka|Belarus,Belarusian,Belarusians,Minsk
Belgium,Belgian,Belgians,Brussels|Bolivia,Bolivian,Bolivians,La Paz|Bosnia,Bosnian,Bosnians,Sarajevo
Botswana,Botswanan,Botswanans,Gaborone|Brazil,Brazilian,Brazilians,Brasilia|Bulgaria,Bulgarian,Bulgarians,Sofia
Burundi,Burundian,Burundians,Bujumbura|Cambodia,Cambodian,Cambodians,Phnom Penh
Cameroon,Cameroonian,Cameroonians,Yaounde|Canada,Canadian,Canadians,Ottawa|Chad,Chadian,Chadians,N'Djamena|Chile,Chilean,Chileans,Santiago
China,Chinese,,Beijing|Colombia,Colombian,Colombians,Bogota|Croatia,Croatian,Croats,Zagreb|Cuba,Cuban,Cubans,Havana
Cyprus,Cypriot,Cypriots,Nicosia|Denmark,Danish,Danes,Copenhagen|Djibouti,Djiboutian,Djiboutians,
Ecuador,Ecuadorean,Ecuadoreans,Quito|Egypt,Egyptian,Egyptians,Cairo|El Salvador,Salvadoran,Salvadorans,San Salvador
Eritrea,Eritrean,Eritreans,Asmara|Estonia,Estonian,Estonians,Tallinn|Ethiopia,Ethiopian,Ethiopians,Addis Ababa
Finland,Finnish,Finns,Helsinki|France,French,,Paris|Georgia,Georgian,Georgians,Tbilisi|Germany,German,Germans,Berlin
Ghana,Ghanaian,Ghanaians,Accra|Greece,Greek,Greeks,Athens|Guatemala,Guatemalan,Guatemalans,Guatemala City
Haiti,Haitian,Haitians,Port-au-Prince|Honduras,Honduran,Hondurans,Tegucigalpa|Hungary,Hungarian,Hungarians,Budapest
Iceland,Icelandic,Icelanders,Reykjavik|India,Indian,Indians,New Delhi|Indonesia,Indonesian,Indonesians,Jakarta
Iran,Iranian,Iranians,Tehran|Iraq,Iraqi,Iraqis,Baghdad|Ireland,Irish,,Dublin|Israel,Israeli,Israelis,
Italy,Italian,Italians,Rome|Ivory Coast,Ivorian,Ivorians,|Japan,Japanese,,Tokyo|Jordan,Jordanian,Jordanians,Amman
Kazakhstan,Kazakh,Kazakhs,Astana|Kenya,Kenyan,Kenyans,Nairobi|Kosovo,Kosovar,Kosovars,Pristina|Kuwait,Kuwaiti,Kuwaitis,
Kyrgyzstan,Kyrgyz,,Bishkek|Laos,Laotian,Laotians,Vientiane|Latvia,Latvian,Latvians,Riga|Lebanon,Lebanese,,Beirut
Liberia,Liberian,Liberians,Monrovia|Libya,Libyan,Libyans,Tripoli|Lithuania,Lithuanian,Lithuanians,Vilnius
Malaysia,Malaysian,Malaysians,Kuala Lumpur|Mali,Malian,Malians,Bamako|Malta,Maltese,,Valletta|Mexico,Mexican,Mexicans,
Moldova,Moldovan,Moldovans,Chisinau|Morocco,Moroccan,Moroccans,Rabat|Mozambique,Mozambican,Mozambicans,Maputo
Myanmar,Burmese,,Naypyidaw|Namibia,Namibian,Namibians,Windhoek|Nepal,Nepalese,,Kathmandu|Netherlands,Dutch,,The Hague
New Zealand,New Zealander,New Zealanders,Wellington|Nicaragua,Nicaraguan,Nicaraguans,Managua|Niger,Nigerien,Nigeriens,
Nigeria,Nigerian,Nigerians,Abuja|North Korea,North Korean,North Koreans,Pyongyang|Norway,Norwegian,Norwegians,Oslo
North Macedonia,Macedonian,Macedonians,Skopje|Oman,Omani,Omanis,Muscat|Pakistan,Pakistani,Pakistanis,Islamabad
Panama,Panamanian,Panamanians,|Peru,Peruvian,Peruvians,Lima|Philippines,Philippine,Filipinos,Manila
Poland,Polish,Poles,Warsaw|Portugal,Portuguese,,Lisbon|Qatar,Qatari,Qataris,Doha|Romania,Romanian,Romanians,Bucharest
Russia,Russian,Russians,Moscow|Rwanda,Rwandan,Rwandans,Kigali|Saudi Arabia,Saudi,Saudis,Riyadh|Senegal,Senegalese,,Dakar
Serbia,Serbian,Serbs,Belgrade|Sierra Leone,Sierra Leonean,Sierra Leoneans,Freetown|Slovakia,Slovak,Slovaks,Bratislava
Slovenia,Slovenian,Slovenes,Ljubljana|Somalia,Somali,Somalis,Mogadishu
South Africa,South African,South Africans,Pretoria
South Korea,South Korean,South Koreans,Seoul|South Sudan,South Sudanese,,Juba|Spain,Spanish,Spaniards,Madrid
Sri Lanka,Sri Lankan,Sri Lankans,Colombo|Sudan,Sudanese,,Khartoum|Sweden,Swedish,Swedes,Stockholm
Switzerland,Swiss,,Bern|Syria,Syrian,Syrians,Damascus|Taiwan,Taiwanese,,Taipei|Tajikistan,Tajik,Tajiks,Dushanbe
Tanzania,Tanzanian,Tanzanians,Dodoma|Thailand,Thai,Thais,Bangkok|Tunisia,Tunisian,Tunisians,Tunis
Turkey,Turkish,Turks,Ankara|Turkmenistan,Turkmen,,Ashgabat|Uganda,Ugandan,Ugandans,Kampala
Ukraine,Ukrainian,Ukrainians,Kyiv|United Arab Emirates,Emirati,Emiratis,Abu Dhabi|United Kingdom,British,Britons,London
United States,American,Americans,Washington|Uruguay,Uruguayan,Uruguayans,Montevideo|Uzbekistan,Uzbek,Uzbeks,Tashkent
Venezuela,Venezuelan,Venezuelans,Caracas|Vietnam,Vietnamese,,Hanoi|Yemen,Yemeni,Yemenis,Sanaa
Zambia,Zambian,Zambians,Lusaka|Zimbabwe,Zimbabwean,Zimbabweans,Harare
"""
COUNTRIES: dict[str, Country] = {
    row.split(",")[0]: Country(*row.split(",")) for row in _TABLE.strip().replace("\n", "|").split("|")
}
CAPITALS: dict[str, Country] = {country.capital: country for country in COUNTRIES.values() if country.capital}
