{{ top_sold('dim_album', 'album_key', ['album', 'artist'], per_month=true) }}
