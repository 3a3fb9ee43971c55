# Who helps in a country, and how to report on a platform.

help-me-danger = If somebody is in danger, call { $count ->
    [0] the emergency number of your country
   *[other] { $numbers }
} now.
help-me-country = These help in your country ({ $land }):
help-me-none = Our list has no service in your country yet ({ $land }). These help there too:
help-me-anywhere = To see who helps in your country, add --country with its name, such as --country France.
help-me-union = In the countries of the European Union:
help-me-world = Everywhere:
help-me-helps-minors = For everybody under 18 and their parents.
help-me-helps-adults = For everybody from 18.
help-me-helps-everyone = For everybody.
help-me-numbers-change = Numbers and pages change: if one does not answer, try the next.
help-me-more = Numbers and pages change: if one does not answer, try the next. What to do first: ombrelle which-door
help-me-checked = This list came with Ombrelle and was checked on { $day }.
help-me-checked-update = This list came with an update and was checked on { $day }.
help-me-updated = The help lines are now those of the update, checked on { $day }.
help-me-forgotten = The help lines are again those that came with Ombrelle, checked on { $day }.
help-me-nothing-to-forget = No update was there: the help lines are those that came with Ombrelle, checked on { $day }.
help-me-update-unused = An update of the help lines is kept but cannot be used: { $sentence }
help-me-no-place = The system names no folder for your own data, so no update can be kept.

help-me-part-talk = To talk:
help-me-part-crisis = If it is too heavy, or if somebody thinks of dying:
help-me-part-block = To have copies blocked:
help-me-part-remove = To report and have taken down:
help-me-part-complain = Rights, complaint, compensation:
help-me-part-care = Care:
help-me-part-learn = To read:
help-me-part-worried = For whoever is worried about sexual thoughts about children, their own or somebody’s:
help-me-press = Press in the app: { $list }
help-me-choose = Choose: { $list }
help-me-page = Page: { $web }
help-me-platforms = The words of the apps are given in English, as their own help pages have them; they change. Names known here: { $list }.
help-me-no-platform = No platform “{ $name }” is known here. Known: { $list }.

# Services that have another name in another language.

service-ch-143 = 143 (Die Dargebotene Hand)
