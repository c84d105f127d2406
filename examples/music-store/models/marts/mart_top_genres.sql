{{ top_sold('dim_genre', 'genre_key', ['genre']) }}
