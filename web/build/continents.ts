/** Countries by the part of the world that people look for them in, ISO 3166 alpha-3. */
export const continents: Record<string, string> = {
  Africa:
    'AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR MDG MLI MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE',
  Asia:
    'AFG ARE ARM AZE BGD BHR BRN BTN CHN CYP GEO HKG IDN IND IRN IRQ ISR JOR JPN KAZ KGZ KHM KOR KWT LAO LBN LKA MAC MDV MMR MNG MYS NPL OMN PAK PHL PRK PSE QAT SAU SGP SYR THA TJK TKM TLS TUR TWN UZB VNM YEM',
  Europe:
    'ALA ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC HRV HUN IMN IRL ISL ITA JEY LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SJM SMR SRB SVK SVN SWE UKR VAT XKX',
  'North America':
    'ABW AIA ATG BES BHS BLM BLZ BMU BRB CAN CRI CUB CUW CYM DMA DOM GLP GRD GRL GTM HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PRI SLV SPM SXM TCA TTO USA VCT VGB VIR',
  Oceania: 'ASM AUS CCK COK CXR FJI FSM GUM KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV VUT WLF WSM',
  'South America': 'ARG BOL BRA CHL COL ECU FLK GUF GUY PER PRY SUR URY VEN',
};

/** What is shown of each when it is looked at alone, in degrees: west, south, east, north. Islands far away are left out. */
export const windows: Record<string, [number, number, number, number]> = {
  Africa: [-20, -36, 53, 38],
  Asia: [28, -11, 147, 56],
  Europe: [-24, 34, 42, 71],
  'North America': [-168, 7, -52, 72],
  Oceania: [110, -48, 180, 4],
  'South America': [-82, -56, -34, 13],
};
