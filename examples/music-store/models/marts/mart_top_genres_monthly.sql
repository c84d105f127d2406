{{ top_sold('dim_genre', 'genre_key', ['genre'], per_month=true) }}
