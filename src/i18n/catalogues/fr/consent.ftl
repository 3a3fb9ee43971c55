# Le carnet d’album : personnes, décisions, réponses d’enfants, listes de classe.

audience-only-us = entre nous
audience-family-chat = la discussion de famille
audience-closed-group = un groupe fermé
audience-public = tout le monde

audience-child-only-us = les gens de la maison
audience-child-family-chat = la famille, dans une discussion
audience-child-closed-group = un groupe de gens, comme ta classe
audience-child-public = tout le monde sur internet, aussi des gens que tu ne connais pas

age-adult = adulte
age-under-7 = moins de 7 ans
age-7-to-11 = de 7 à 11 ans
age-12-to-17 = de 12 à 17 ans

reply-yes = oui
reply-no = non
reply-only-covered = seulement couvert
reply-dont-know = ne sait pas

ground-agreed = toutes les personnes qui ont leur mot à dire sont d’accord
ground-unknown = personne n’a dit qui c’est
ground-no-decision = rien n’a été décidé pour ce public
ground-decided = il en a été décidé ainsi
ground-expired = la durée de la décision est passée
ground-withdrawn = la décision a été retirée
ground-to-come = l’accord ne compte qu’à partir d’un jour encore à venir
ground-parent-missing = il manque l’accord d’un parent
ground-own-missing = il manque son propre accord
ground-child-not-asked = on n’a pas encore demandé l’avis de l’enfant
ground-child-no = l’enfant a dit non
ground-child-only-covered = l’enfant veut que son visage soit couvert
ground-child-dont-know = l’enfant ne sait pas, ce qui compte comme un non

consent-ask-hello = Regardez l’image ensemble et prenez votre temps. Toutes les réponses sont de bonnes réponses.
consent-question-small-like = Te voilà sur l’image. Est-ce qu’elle te plaît ?
consent-question-small-see = Qu’est-ce que ça te ferait si d’autres la voyaient : { $audience } ?
consent-question-small-may = Veux-tu bien que ces gens la voient : { $audience } ? Avec ton visage, avec ton visage caché, ou pas du tout ?
consent-question-middle-feel = Qu’est-ce que tu ressens quand tu te vois sur cette image ?
consent-question-middle-who = Voici qui la verrait : { $audience }. Y a-t-il là quelqu’un qui, d’après toi, ne devrait pas la voir ?
consent-question-middle-may = Veux-tu bien que ces gens la voient : { $audience } ? Tu peux dire aussi : seulement avec mon visage couvert. Et tu peux changer d’avis plus tard.
consent-question-teen-tells = Que dit cette image de toi : où tu es, avec qui, comment tu vas ? Est-ce que cela te convient ?
consent-question-teen-later = Quelqu’un pourrait la garder et la montrer à d’autres, même dans quelques années. Est-ce que cela t’irait encore ?
consent-question-teen-may = Es-tu d’accord pour qu’on la partage, et qu’elle soit vue par : { $audience } ? Seulement couvert est aussi une réponse, et tu peux reprendre ton oui à tout moment.
consent-ask-answer = La réponse ? Tapez un numéro : 1 oui ; 2 non ; 3 seulement couvert ; 4 je ne sais pas (compte comme un non).
consent-answered = La réponse est notée, pour { $name } : { $answer }.
consent-no-answer = Aucune réponse n’a été donnée, rien n’est donc noté.
consent-no-answer-advice = Avec cette commande : --answer yes (oui), no (non), only-covered (seulement couvert) ou dont-know (ne sait pas).

people-added = { $name } est dans le carnet d’album, au numéro { $number }.
people-no-parents = Le carnet ne connaît aucun parent pour { $name } : personne ne peut donner d’accord, et le visage reste couvert. Pour ajouter des parents : ombrelle people change avec --parent.
people-decides-alone = { $name } est adulte et décide en son nom : aucun parent n’est noté.
people-changed = Changé : { $name }
people-removed = Retiré du carnet, avec toutes ses décisions et réponses : { $name }.
people-confirm-remove = Pour retirer { $name } pour de bon, tapez « { $word } » :
people-word-remove = retirer
people-none = Le carnet d’album n’a encore personne.
people-one = { $number }. { $name }, { $age }
people-one-of = { $number }. { $name }, { $age }, parents : { $parents }
people-other-family = {", d’une autre famille"}

consent-recorded = Noté : décision { $number }.
consent-now-shown = Dans les photos ({ $audience }), { $name } aura le visage visible.
consent-now-covered = Dans les photos ({ $audience }), { $name } aura le visage couvert. Raison : { $reason }.
consent-may-be-shown = Le carnet d’album permet de montrer { $name } dans les photos ({ $audience }).
consent-still-to-agree = Accord encore à demander : { $names }
consent-ask-next = Pour le demander, et garder la réponse : ombrelle consent ask { $name } --audience { $audience }{ $at }
consent-line-shown = {"   "}{ $audience } : visage montré
consent-line-covered = {"   "}{ $audience } : visage couvert ({ $reason })
consent-decision-shown = {"   "}Décision { $number } du { $day } : le visage peut être montré ({ $audience })
consent-decision-covered = {"   "}Décision { $number } du { $day } : le visage est à couvrir ({ $audience })
consent-decision-until = jusqu’au { $day }
consent-decision-agreed = accord donné par { $name } le { $day }
consent-decision-withdrawn = retirée le { $day }
consent-answer-line = {"   "}L’enfant a dit le { $day } ({ $audience }) : { $answer }
consent-exports = Photos partagées avec un visage visible :
consent-export-line = - { $photo } ({ $audience }), { $count ->
    [one] le { $day }
   *[other] { $count } fois, la dernière le { $day } (refaite, ou d’autres photos de ce nom)
}
consent-export-numbered = { $number }. { $photo } ({ $audience }), le { $day }
consent-place = {"   "}{ $number }) { $place }, depuis le { $day }
consent-looked-on = {"   "}regardée à nouveau le { $day }
consent-no-exports = Le carnet d’album ne connaît aucune photo partagée.
consent-posted = Noté, où est allée la photo { $number } :
consent-look-again = { $count ->
    [0] Aucune photo n’est à regarder à nouveau pour l’instant.
    [one] { $count } photo est partagée depuis un an. À regarder à nouveau :
   *[other] { $count } photos sont partagées depuis un an. À regarder à nouveau :
}
consent-look-again-what = Y est-elle toujours ? Qui peut la voir aujourd’hui ? L’enfant dit-il toujours oui ? Ensuite, notez-le : ombrelle consent look-again --looked NUMÉRO{ $at }
consent-looked = Noté : la photo { $number } a été regardée aujourd’hui. Elle reviendra dans un an.
consent-ending = { $count ->
    [one] { $count } décision se termine d’ici un mois ; le visage sera alors couvert :
   *[other] { $count } décisions se terminent d’ici un mois ; les visages seront alors couverts :
}
consent-ending-for = { $count ->
    [one] Photos ({ $audience }) : { $count } décision qui montre quelqu’un se termine d’ici un mois, le { $day } ; passé ce jour, le visage est couvert.
   *[other] Photos ({ $audience }) : { $count } décisions qui montrent quelqu’un se terminent d’ici un mois, la première le { $day } ; passé son jour, chaque visage est couvert.
}
consent-ending-line = - Décision { $number } sur { $name } ({ $audience }) : jusqu’au { $day }
consent-withdrawn = La décision { $number } est retirée à partir d’aujourd’hui.
consent-still-shown = Dans les photos ({ $audience }), { $name } garde le visage visible, par la décision { $number }. Si cela non plus n’est pas voulu : ombrelle consent withdraw { $number }
consent-nothing-to-withdraw = Il n’y a aucune décision à retirer.
consent-take-down = { $count ->
    [0] Le carnet ne connaît aucune photo partagée de ce fait.
    [one] { $count } photo a été partagée de ce fait. À retirer, ou à demander à qui l’a reçue :
   *[other] { $count } photos ont été partagées de ce fait. À retirer, ou à demander à qui les a reçues :
}

book-made = Votre carnet d’album est prêt : { $path }
book-keep-passphrase = Gardez bien la phrase de passe : sans elle, personne ni aucun programme ne peut ouvrir le carnet.
book-passphrase-changed = Le carnet d’album ne s’ouvre plus qu’avec la nouvelle phrase de passe.
book-restored = { $count ->
    [one] La version précédente est de retour, avec { $count } personne.
   *[other] La version précédente est de retour, avec { $count } personnes.
}
book-restored-last = Ce qui a été noté en dernier, avant que le fichier ne soit abîmé, peut manquer, comme une personne ou une photo partagée : parcourez la liste. Rien de ce qui a été retiré ou refusé ne revient.
book-confirm-destroy = Pour détruire le carnet d’album pour de bon, tapez « { $word } » :
book-destroyed = Le carnet d’album et sa version précédente sont détruits.
book-no-place = Le système ne nomme aucun dossier pour vos propres données.
book-no-place-advice = Avec cette commande : --book FICHIER dit où est le carnet d’album.
book-hint-init = Avec cette commande : ombrelle people init{ $at } en crée un, --book FICHIER dit où est le vôtre.
book-hint-restore = Avec cette commande : ombrelle people restore{ $at } remet la version précédente en place.
book-hint-destroy = Avec cette commande : --book FICHIER choisit un autre endroit, ombrelle people destroy{ $at } retire celui-ci.
book-hint-elsewhere = Avec cette commande : ombrelle people init --book FICHIER
book-both-damaged-advice = La version précédente est abîmée aussi. Une copie à vous peut la remplacer ; sans copie, commencez un nouveau carnet d’album ailleurs.
book-foreign-advice = Ombrelle ne détruit que ce qu’il reconnaît comme un carnet d’album, et a laissé ce fichier tel quel. Effacez-le vous-même si vous n’en avez pas besoin, ou commencez un nouveau carnet d’album ailleurs.
book-hint-people = Avec cette commande : ombrelle people list{ $at }
people-meant = { $count ->
    [one] Vouliez-vous dire { $names } ? Tapez le nom entier.
   *[other] Vouliez-vous dire l’un de ces noms : { $names } ? Tapez le nom entier.
}
people-meant-more = Vouliez-vous dire l’un de ces noms : { $names }, ou { $more ->
    [one] une autre personne dont le nom contient cela
   *[other] l’une des { $more } autres personnes dont le nom contient cela
} ? Tapez le nom entier.
book-hint-decisions = Avec cette commande : ombrelle consent list{ $at }
book-hint-exports = Avec cette commande : ombrelle consent exports{ $at }
book-hint-record = Avec cette commande : --agreed-by NOM pour chaque parent ; ombrelle people list{ $at } dit qui ils sont.
book-hint-until = Avec cette commande : --until JOUR, par exemple 2027-08-31.

class-line = Ligne { $line } : { $sentence }
class-line-of = Ligne { $line } ({ $name }) : { $sentence }
class-refused = { $count ->
    [one] { $count } chose dans cette liste ne peut pas servir, rien n’en a donc été pris.
   *[other] { $count } choses dans cette liste ne peuvent pas servir, rien n’en a donc été pris.
}
class-refused-advice = Corrigez dans le tableur les lignes nommées ci-dessus, enregistrez en CSV, et réessayez.
unopened-advice = Choisissez le fichier lui-même, dans un dossier à vous.
unopened-read-only-advice = Enlevez la protection contre l’écriture, ou copiez le fichier dans un dossier à vous et indiquez qu’il est là.
class-unread-advice = Choisissez la liste elle-même, enregistrée en CSV dans un dossier à vous.
class-columns = Titres à écrire : { $list }. « nom » et « âge » sont nécessaires, « parents » et « diffusion » dès qu’une décision ou un avis est noté.
class-columns-others = Se lisent aussi, par exemple : « Prénom » à côté de « Nom », « Date de naissance », « Responsable légal 1 », « Droit à l’image ». « Classe » est laissée de côté. Sous « Autorisation » ou « Photo », un non couvre aussitôt, et un oui seul ne décide rien.
class-example = Un exemple, avec les titres et une ligne :
class-imported = { $people ->
    [one] { $people } nouvelle personne,
   *[other] { $people } nouvelles personnes,
} { $decisions ->
    [one] { $decisions } nouvelle décision,
   *[other] { $decisions } nouvelles décisions,
} { $answers ->
    [one] { $answers } nouvelle réponse d’enfant.
   *[other] { $answers } nouvelles réponses d’enfants.
}
class-grown = { $count ->
    [one] { $count } enfant a changé de tranche d’âge depuis. À partir de sept ans, un enfant n’est montré que s’il a lui-même dit oui.
   *[other] { $count } enfants ont changé de tranche d’âge depuis. À partir de sept ans, un enfant n’est montré que s’il a lui-même dit oui.
}
class-older = { $count ->
    [one] { $count } ligne n’a rien changé : elle est plus ancienne que ce que le carnet sait depuis de cette personne, comme un accord retiré, un « non » ou un visage à couvrir. Donnez à un nouvel accord sa propre date. Un accord du même jour se note à part.
   *[other] { $count } lignes n’ont rien changé : elles sont plus anciennes que ce que le carnet sait depuis de ces personnes, comme un accord retiré, un « non » ou un visage à couvrir. Donnez à un nouvel accord sa propre date. Un accord du même jour se note à part.
}
class-aside = { $count ->
    [one] Laissée de côté, la colonne { $list }.
   *[other] Laissées de côté, les colonnes { $list }.
}
class-untaken-not-said = { $count ->
    [one] « { $column } » : { $count } « oui » n’a pas été pris comme décision : rien ne dit à la fois pour qui il vaut et quels parents ont signé. Qui était couvert reste couvert.
   *[other] « { $column } » : { $count } « oui » n’ont pas été pris comme décisions : rien ne dit à la fois pour qui ils valent et quels parents ont signé. Qui était couvert reste couvert.
}
class-untaken-no-parents = { $count ->
    [one] « { $column } » : { $count } « oui » n’a pas été pris comme décision : aucun parent n’est nommé sur sa ligne.
   *[other] « { $column } » : { $count } « oui » n’ont pas été pris comme décisions : aucun parent n’est nommé sur leur ligne.
}
class-untaken-one-parent = { $count ->
    [one] « { $column } » : { $count } « oui » n’a pas été pris comme décision : un seul parent est nommé sur sa ligne, et les deux doivent avoir signé.
   *[other] « { $column } » : { $count } « oui » n’ont pas été pris comme décisions : un seul parent est nommé sur leur ligne, et les deux doivent avoir signé.
}
class-untaken-grown-up = { $count ->
    [one] « { $column } » : { $count } « oui » n’a pas été pris comme décision : il s’agit d’un adulte, qui décide seul.
   *[other] « { $column } » : { $count } « oui » n’ont pas été pris comme décisions : il s’agit d’adultes, qui décident seuls.
}
class-untaken-how = Si vous savez pour qui ils valent et qui a signé, dites-le : { $command }
class-without-parents = La liste ne nomme aucun parent. Un enfant dont le carnet d’album ne connaît pas les parents n’est montré à personne.
class-parents-named = { $count ->
    [one] Le carnet d’album connaît maintenant les parents de { $count } enfant, qui n’en avait pas.
   *[other] Le carnet d’album connaît maintenant les parents de { $count } enfants, qui n’en avaient pas.
}
class-exported = { $count ->
    [0] Écrit, avec les titres seuls, à remplir en dessous : { $path }
    [one] Écrit, avec { $count } personne d’une autre famille : { $path }
   *[other] Écrit, avec { $count } personnes d’autres familles : { $path }
}
class-not-encrypted = Ce fichier n’est pas chiffré et contient des noms : gardez-le en conséquence.
class-problem-not-text = Ce n’est pas un tableau de texte. Dans le tableur, enregistrez en CSV.
class-problem-no-lines = Il n’y a aucune ligne sous les titres.
class-problem-missing-column = Il n’y a pas de colonne « { $column } ».
class-problem-unknown-column = « { $value } » n’est pas un titre que le programme connaît.
class-problem-untitled = « { $value } » est dans une colonne sans titre. Donnez un titre à cette colonne, ou videz-la.
class-problem-double-column = « { $value } » est une deuxième colonne pour « { $column } ».
class-problem-cell-count = Elle a plus ou moins de cases que la ligne des titres.
class-problem-formula = Dans « { $column } » il y a une formule ({ $value }). Mettez-y du texte simple.
class-problem-unfit-name = Dans « { $column } », « { $value } » n’est pas un nom : c’est vide, très long, ou il y a une barre oblique.
class-problem-bad-age = Dans « { $column } », « { $value } » n’est ni un âge en années ni : moins de 7, 7 à 11, 12 à 17, adulte.
class-problem-bad-audience = Dans « { $column } », « { $value } » n’est pas une diffusion connue. Possibles : entre nous, famille, groupe fermé, public.
class-problem-bad-decision = Dans « { $column } », « { $value } » n’est ni « montré » ni « couvert ».
class-problem-bad-permission = « { $value } » est dans une colonne de oui ou de non, et n’est ni l’un ni l’autre. Vide, la case ne décide rien.
class-problem-no-permission = Il n’y a pas de colonne « { $value } » qui puisse contenir un oui ou un non.
class-problem-bad-day = Dans « { $column } », « { $value } » n’est pas un jour. Écrivez-le comme 2027-08-31.
class-problem-doubtful-day = Dans « { $column } », « { $value } » peut désigner deux jours. Écrivez-le comme 2027-08-31.
class-problem-over-before = « { $value } » est avant le jour de l’accord.
class-problem-bad-reply = Dans « { $column } », « { $value } » n’est pas une réponse d’enfant : oui, non, seulement couvert, ne sait pas.
class-problem-not-a-parent = Dans « { $column } », « { $value } » n’est pas parmi les parents de cette ligne.
class-problem-no-day = Dans « { $column } », il manque le jour de l’accord.
class-problem-duplicate = « { $value } » est déjà sur une ligne d’avant, pour la même diffusion.
class-problem-contradicts = { $earlier ->
    [0] « { $value } » a un autre âge ou d’autres parents dans le carnet. Si ce sont deux enfants, donnez-leur des noms différents ; si c’est le carnet qui n’est plus à jour, changez-y d’abord la personne.
   *[other] « { $value } » a un autre âge ou d’autres parents à la ligne { $earlier }. Si ce sont deux enfants, donnez-leur des noms différents.
}
class-problem-parents-missing = « Montré » demande l’accord de chaque parent, et il en manque un.
class-problem-parents-missing-of = « Montré » demande l’accord de chaque parent. Il manque : { $value }.

protect-no-cloak = Une pièce dont le voile a besoin n’est pas installée : les visages qui peuvent être montrés le sont tels quels, aux machines aussi. Installez Ombrelle à nouveau, ou couvrez-les.
protect-noted = { $count ->
    [one] Noté dans le carnet d’album, pour pouvoir la retirer plus tard.
   *[other] { $count } photos notées dans le carnet d’album, pour pouvoir les retirer plus tard.
}
protect-not-noted = La copie protégée est écrite, mais le carnet d’album n’a pas pu la noter.
person-several = --person compte les visages d’une seule photo, et il y a plusieurs photos ici.
person-several-advice = Nommez une personne une fois pour toutes les photos avec --who et l’un de ses visages, ou protégez cette photo à part.
face-twice = Le visage { $number } a deux noms ici.
face-twice-advice = Donnez un seul nom à chaque visage ; ce qui est douteux reste couvert, sans nom.
anchor-no-photo = Aucune des photos qui ont pu être ouvertes ne s’appelle { $photo }.
anchor-no-photo-advice = Nommez une photo protégée ici et l’un de ses visages, comme `ombrelle group` les donne.
anchor-several-photos = Plusieurs de ces photos s’appellent { $photo }.
anchor-several-photos-advice = Donnez aussi le dossier, comme `ombrelle group` le donne.
anchor-no-face = { $photo } a { $count ->
    [0] zéro visage
    [one] { $count } visage
   *[other] { $count } visages
} ; il n’y a pas de visage numéro { $number }.
anchor-no-face-advice = Voyez les visages et leurs numéros avec `ombrelle faces`, ou en images avec `ombrelle group --sheet`.
anchor-one-face = Le visage { $number } de { $photo } a deux noms ici.
anchor-two-people = Le visage { $number } de { $photo } et le visage { $other-number } de { $other-photo } sont dans un même groupe, et ont deux noms ici.
anchor-two-people-advice = Nommez ce groupe une seule fois si c’est une seule personne. S’il y en a deux, laissez-le sans nom : tout reste couvert.

report-audience = Diffusion ({ $audience }) :
report-shown-agreed = { $count ->
    [one] { $count } visage reste visible, comme convenu.
   *[other] { $count } visages restent visibles, comme convenu.
}
report-consent-shown = - visage { $number } : { $name }, montré d’après la décision { $decision }
report-consent-cloaked = - visage { $number } : { $name }, montré avec un voile d’après la décision { $decision }
report-consent-uncloaked = - visage { $number } : { $name }, montré sans voile d’après la décision { $decision }
report-consent-covered = - visage { $number } : { $name }, couvert : { $reason }
report-consent-unknown = - le visage { $number } est couvert : { $reason }
