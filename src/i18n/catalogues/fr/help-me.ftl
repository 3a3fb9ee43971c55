# Qui aide dans un pays, et comment signaler sur une plateforme.

help-me-danger = Si quelqu’un est en danger, appelez { $count ->
    [0] le numéro d’urgence de votre pays
   *[other] le { $numbers }
} maintenant.
help-me-country = Voici qui aide dans votre pays ({ $land }) :
help-me-none = Notre liste n’a pas encore de service dans votre pays ({ $land }). Ceux-ci y aident aussi :
help-me-anywhere = Pour voir qui aide dans votre pays, ajoutez --country avec son nom, par exemple --country France.
help-me-union = Dans les pays de l’Union européenne :
help-me-world = Partout :
help-me-helps-minors = Pour les moins de 18 ans et leurs parents.
help-me-helps-adults = À partir de 18 ans.
help-me-helps-everyone = Pour tout le monde.
help-me-numbers-change = Les numéros et les pages changent : si l’un ne répond pas, essayez le suivant.
help-me-more = Les numéros et les pages changent : si l’un ne répond pas, essayez le suivant. Que faire d’abord : ombrelle which-door
help-me-checked = Cette liste est venue avec Ombrelle ; elle a été vérifiée le { $day }.
help-me-checked-update = Cette liste est venue avec une mise à jour ; elle a été vérifiée le { $day }.
help-me-updated = Les lignes d’aide sont maintenant celles de la mise à jour, vérifiées le { $day }.
help-me-forgotten = Les lignes d’aide sont à nouveau celles venues avec Ombrelle, vérifiées le { $day }.
help-me-nothing-to-forget = Il n’y avait pas de mise à jour : les lignes d’aide sont celles venues avec Ombrelle, vérifiées le { $day }.
help-me-update-unused = Une mise à jour des lignes d’aide est gardée, mais ne peut pas servir : { $sentence }
help-me-no-place = Le système n’indique pas de dossier pour vos données ; aucune mise à jour ne peut donc être gardée.

help-me-part-talk = Pour parler :
help-me-part-crisis = Si c’est trop lourd, ou si quelqu’un pense à mourir :
help-me-part-block = Pour faire bloquer les copies :
help-me-part-remove = Pour signaler et faire retirer :
help-me-part-complain = Droits, plainte, indemnisation :
help-me-part-care = Soins :
help-me-part-learn = À lire :
help-me-part-worried = Pour qui s’inquiète de pensées sexuelles envers des enfants, les siennes ou celles de quelqu’un :
help-me-press = Appuyer dans l’application : { $list }
help-me-choose = Choisir : { $list }
help-me-page = Page : { $web }
help-me-platforms = Les mots des applications sont donnés en anglais, comme dans leurs pages d’aide ; ils changent. Noms connus ici : { $list }.
help-me-no-platform = Aucune plateforme « { $name } » n’est connue ici. Connues : { $list }.

# Services qui portent un autre nom dans une autre langue.

service-ch-143 = 143 (La Main Tendue)
