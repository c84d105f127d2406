create temp view user as from gold.dim_user;
create temp view place as from gold.dim_location;

-- What was listened to, with all that anybody groups it by: the level, the gender are those of the user as of then.
create temp view listen as
select
  listen.* exclude (level, state, song),
  user.level, user.gender,
  place.state, place.city,
  song.song, song.artist,
  date.date,
  time.hour
from gold.fact_listen as listen
join user on user.user_key = listen.user_key
join place on place.location_key = listen.location_key
join gold.dim_song as song on song.song_key = listen.song_key
join gold.dim_date as date on date.date_key = listen.date_key
join gold.dim_time as time on time.time_key = listen.time_key;

create temp view view_of_page as
select view.* exclude (level, state), user.level, user.gender, place.state, page.page, page.area, date.date
from gold.fact_page_view as view
join user on user.user_key = view.user_key
join place on place.location_key = view.location_key
join gold.dim_page as page on page.page_key = view.page_key
join gold.dim_date as date on date.date_key = view.date_key;

create temp view login as
select auth.* exclude (level, state), user.level, place.state, date.date
from gold.fact_auth as auth
join user on user.user_key = auth.user_key
join place on place.location_key = auth.location_key
join gold.dim_date as date on date.date_key = auth.date_key;

create temp view change_of_plan as
select change.* exclude (state), user.level, place.state, date.date
from gold.fact_status_change as change
join user on user.user_key = change.user_key
join place on place.location_key = change.location_key
join gold.dim_date as date on date.date_key = change.date_key;

-- The steps of a histogram: the narrowest of 1, 2, 5, 10, 20, 50, … of which twenty reach from the least to the greatest value.
create temp macro step(span) as
  list_min(list_filter(
    list_transform(range(0, 24), lambda i: [1.0, 2.0, 5.0][1 + i % 3] * power(10.0, i // 3 - 3)),
    lambda one: one * 20 >= span));
