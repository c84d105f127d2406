/** What people write for countries beside their English names and codes. */
export const aliases: Record<string, string> = {
  'America': 'USA', 'Bolivia': 'BOL', 'Britain': 'GBR', 'Brunei': 'BRN', 'Burma': 'MMR', 'Cape Verde': 'CPV', 'Congo Brazzaville': 'COG', 'Congo Kinshasa': 'COD', 'Czech Republic': 'CZE',
  'Czechia': 'CZE', 'Democratic Republic of Congo': 'COD', 'DR Congo': 'COD', 'DRC': 'COD', 'East Timor': 'TLS', 'England': 'GBR', 'Great Britain': 'GBR', 'Holland': 'NLD',
  'Hong Kong SAR': 'HKG', 'Iran': 'IRN', 'Ivory Coast': 'CIV', 'Korea': 'KOR', 'Korea South': 'KOR', 'Kosovo': 'XKX', 'Laos': 'LAO', 'Macau': 'MAC', 'Macedonia': 'MKD', 'Micronesia': 'FSM',
  'Moldova': 'MDA', 'Northern Ireland': 'GBR', 'North Korea': 'PRK', 'Palestine': 'PSE', 'PRC': 'CHN', 'Republic of Ireland': 'IRL', 'Republic of Korea': 'KOR', 'Russia': 'RUS', 'Scotland': 'GBR',
  'South Korea': 'KOR', 'Swaziland': 'SWZ', 'Syria': 'SYR', 'Taiwan': 'TWN', 'Tanzania': 'TZA', 'Turkey': 'TUR', 'Türkiye': 'TUR', 'U.K.': 'GBR', 'U.S.': 'USA', 'U.S.A.': 'USA', 'UAE': 'ARE',
  'United States of America': 'USA', 'Vatican': 'VAT', 'Venezuela': 'VEN', 'Viet Nam': 'VNM', 'Vietnam': 'VNM', 'Wales': 'GBR',
};
