## The window: people and consent.

app-people-first = Qui est sur vos photos ?
app-people-first-what = Le carnet d’album retient qui est qui, et qui peut être montré à qui. C’est un seul fichier chiffré, sur cet ordinateur, qui s’ouvre avec une phrase de passe que vous choisissez maintenant. Il ne contient aucune photo ni aucun visage.
app-people-new-passphrase = Nouvelle phrase de passe
app-people-again = La même encore une fois
app-people-make = Créer le carnet d’album
app-people-kept-here = Il est gardé ici : { $path }
app-people-no-place-advice = Le carnet d’album a besoin d’un tel dossier. Demandez à qui s’occupe de cet ordinateur un dossier personnel où les programmes peuvent écrire, puis rouvrez Ombrelle.
app-people-sealing = Un instant : le carnet est mis sous clé…
app-people-opening = Un instant : le carnet s’ouvre…
app-people-locked = Le carnet d’album est verrouillé
app-people-locked-what = Sans la phrase de passe, aucun nom ne peut être lu, ni ici ni dans le fichier.
app-people-passphrase = Phrase de passe
app-people-unlock = Déverrouiller
app-people-idle = Le carnet d’album est verrouillé : rien n’a été fait pendant dix minutes.
app-people-lock = Verrouiller
app-people-restore = Remettre la version précédente
app-people-restore-what = La version d’avant est encore là. Avec la même phrase de passe, on peut la remettre ; le dernier changement manquera alors.
app-people-destroy-unopened = Détruire ce carnet sans l’ouvrir
app-people-cancel = Annuler
app-people-keep = Enregistrer
app-people-done = C’est fait
app-people-lost = Ombrelle a trébuché, ce n’est donc pas fait.
app-people-lost-advice = Essayez à nouveau. Si cela recommence, relancez Ombrelle : le carnet est comme avant.
app-people-more = Et { $count } de plus.

app-people-add = Ajouter une personne
app-people-class = Liste de classe
app-people-form = Formulaire à signer
app-people-all = Toutes les personnes
app-people-none-what = Ajoutez les personnes de votre famille une à une, ou lisez la liste d’une classe.
app-people-find = Chercher quelqu’un
app-people-only-covered = Seulement ceux qui ne sont jamais montrés
app-people-nobody = Personne ne s’appelle ainsi ici.
app-people-parents = parents : { $names }
app-people-other = autre famille
app-people-shown-for = Visage montré ({ $audience })
app-people-covered-always = Visage couvert partout

app-people-name = Nom, comme vous appelez la personne
app-people-age = Âge
app-people-family = Famille
app-people-ours = La nôtre
app-people-theirs = Une autre famille
app-people-parents-what = Toutes les personnes qui décident pour cet enfant, en général les deux parents. Il faut l’accord de chacune avant que le visage soit montré.
app-people-parent = Parent { $number }
app-people-parent-more = Un de plus
app-people-parents-none = Sans parent dans le carnet, personne ne peut donner d’accord, et le visage reste couvert.
app-people-change = Changer le nom, l’âge, les parents
app-people-change-what = Les décisions restent. Un nouveau parent, ou un parent dont le nom change ici, doit redonner son accord.
app-people-no-age = Il manque l’âge.
app-people-no-age-advice = Choisissez-le : il dit qui a son mot à dire, et comment poser les questions à un enfant.
app-people-added = { $name } est dans le carnet d’album.
app-people-no-parents = Le carnet ne connaît aucun parent pour { $name } : personne ne peut donner d’accord, et le visage reste couvert. Ajoutez les parents sous « Changer le nom, l’âge, les parents ».

app-people-today = Aujourd’hui
app-people-for = Pour { $audience }
app-people-for-us = Entre nous
app-people-missing = Accord encore à demander : { $names }
app-people-record = Noter une décision
app-people-ask = Demander à { $name }
app-people-decisions = Décisions
app-people-no-decisions = Rien n’est encore décidé : le visage est couvert sur toutes les photos.
app-people-answers = Ce que l’enfant a dit
app-people-exports = Photos partagées avec ce visage visible
app-people-receipt = Reçu (PDF)
app-people-receipt-file = recu-{ $number }.pdf
app-people-withdraw = Retirer
app-people-withdraw-all = Tout retirer
app-people-remove = Enlever du carnet

app-people-record-title = Une décision pour { $name }
app-people-what = Ce que l’on peut voir
app-people-wish-shown = Le visage est montré
app-people-wish-covered = Le visage est couvert
app-people-for-whom = Pour qui ? Chaque cercle comprend ceux d’avant.
app-people-whom-first = Choisissez d’abord qui verra les photos.
app-people-covering = Couvrir ne demande l’accord de personne. Cela vaut pour ces personnes et pour tous les cercles plus larges.
app-people-agreed = Qui est d’accord ?
app-people-agrees = Accord de { $name }
app-people-agreed-ours = Vous pouvez noter la décision avant d’avoir demandé à l’autre parent. Le visage reste couvert jusque-là.
app-people-agreed-theirs = Pour un enfant d’une autre famille, il faut l’accord de chaque parent avant de noter la décision.
app-people-agreed-on = Accord donné le (jour)
app-people-until = Jusqu’au (dernier jour ; vide : sans fin)
app-people-until-none = Sans fin
app-people-until-school = Fin de l’année scolaire, { $day }
app-people-until-year = Un an, { $day }
app-people-ahead = Voici ce qui vaudra :
app-people-no-day = « { $day } » n’est pas un jour que l’on puisse comprendre.
app-people-no-day-advice = Écrivez-le comme 31/08/2027 ou 31 août 2027.

app-people-ask-for = Qui verrait la photo ?
app-people-ask-which = De quelle image s’agit-il ?
app-people-ask-more = { $count ->
    [one] { $count } autre photo est ouverte. Choisissez-la par son fichier.
   *[other] { $count } autres photos sont ouvertes. Choisissez-en une par son fichier.
}
app-people-ask-choose = Choisir une image
app-people-ask-take-off = Enlever de cette page
app-people-ask-picture = Il n’y a pas d’image sur cette page. Choisissez-en une, ou mettez-la d’abord là où vous la voyez tous les deux : sur un téléphone, sur papier ou dans une autre fenêtre.
app-people-ask-opening = L’image s’ouvre…
app-people-ask-as-it-is = Elle reste ici à côté des questions, telle quelle : rien n’y est couvert. L’image que vous regardez n’est gardée nulle part.
app-people-ask-shown = L’image dont il s’agit : { $name }
app-people-ask-elsewhere = L’image n’est pas sur cette page. Regardez-la ensemble là où vous l’avez mise.
app-people-ask-begin = Commencer
app-people-ask-next = Suivant
app-people-ask-back = Retour
app-people-ask-at = Question { $at } sur { $of }
app-people-ask-kept = Seule cette réponse est gardée, et elle vaut pour toutes les photos destinées à ces personnes. On peut redemander et la changer à tout moment.

app-people-withdraw-title = Retirer cette décision ?
app-people-withdraw-what = À partir d’aujourd’hui, et pour de bon. Sur les photos que vous protégerez désormais, le visage sera couvert, sauf pour les personnes à qui une autre décision le montre encore. Ce que d’autres ont déjà reste chez eux tant qu’ils ne l’effacent pas.
app-people-withdrawn = Retirée à partir d’aujourd’hui.
app-people-still-shown = { $name } garde le visage visible par la décision { $number } (photos : { $audience }). Si cela non plus n’est pas voulu, retirez aussi cette décision.
app-people-photos = { $count ->
    [0] Le carnet ne connaît aucune photo partagée où ce visage est visible.
    [one] { $count } photo a été partagée avec ce visage visible :
   *[other] { $count } photos ont été partagées avec ce visage visible :
}
app-people-went-out = Ces photos ont été partagées
app-people-went-out-what = Retirez-les là où vous pouvez, et demandez à qui les a reçues de les effacer.
app-people-posted = Où la photo est allée
app-people-posted-where = Où elle a été publiée : un site, une discussion, un panneau ; un lien reste du texte
app-people-posted-since = Depuis (jour)
app-people-posted-why = Ombrelle n’ouvre aucun lien. Ce qui est noté ici est rappelé quand la photo est à retirer, et figure dans les lettres.
app-people-typing = Un endroit que vous êtes en train de taper n’est pas encore noté.
app-people-typing-advice = Enregistrez-le, ou videz le champ. Changez l’autre ensuite.
app-people-posted-nowhere = Rien n’est encore noté.
app-people-posted-change = Changer
app-people-posted-remove = Enlever
app-people-look-again = Les regarder à nouveau
app-people-look-again-what = Ces photos sont partagées depuis un an, ou personne ne les a regardées depuis un an. Chacune y est-elle toujours ? Qui peut la voir aujourd’hui ? L’enfant dit-il toujours oui ?
app-people-look-again-done = Rien n’est à regarder à nouveau pour l’instant.
app-people-looked = Regardée aujourd’hui
app-people-due = { $count ->
    [one] { $count } photo est partagée depuis un an.
   *[other] { $count } photos sont partagées depuis un an.
}
app-people-remove-title = Enlever { $name } du carnet ?
app-people-remove-what = Avec le nom partent { $decisions ->
    [0] aucune décision
    [one] { $decisions } décision
   *[other] { $decisions } décisions
} et { $answers ->
    [0] aucune réponse
    [one] { $answers } réponse
   *[other] { $answers } réponses
}, aussi dans la version précédente. Sur les prochaines photos, le visage sera couvert.

app-people-class-read = Lire une liste
app-people-class-read-what = Un tableau enregistré en CSV, une ligne par enfant. Vous pouvez aussi le déposer sur cette fenêtre. Soit tout est pris, soit rien : chaque ligne qui ne peut pas servir est nommée.
app-people-class-columns = Colonnes : nom, âge, parents ; et au besoin diffusion, décision, jusqu’au, accord de, accord le, avis de l’enfant. Une liste écrite ci-dessous montre comment.
app-people-class-import = Choisir une liste
app-people-class-asks = Que veut dire un oui de cette liste ?
app-people-class-asks-what = { $count ->
    [one] Sous « { $column } », la liste dit { $count } fois oui, sans dire pour qui ni qui a signé. Tant que vous ne le dites pas, cela ne décide rien. Chaque non est déjà pris.
   *[other] Sous « { $column } », la liste dit { $count } fois oui, sans dire pour qui ni qui a signé. Tant que vous ne le dites pas, cela ne décide rien. Chaque non est déjà pris.
}
app-people-class-signed = Qui a signé pour un oui ?
app-people-class-signed-both = Les deux parents
app-people-class-signed-each-named = Chaque parent de la ligne, même un seul
app-people-class-signed-on = Le jour où tous avaient signé
app-people-class-unknown = Si vous ne le savez pas, quittez cette page : cette liste ne montre personne.
app-people-class-take = Prendre chaque oui ainsi
app-people-class-correct = Corrigez ces lignes dans le tableur, enregistrez en CSV, et réessayez.
app-people-class-write = Écrire la liste
app-people-class-write-what = { $count ->
    [0] Le carnet n’a encore aucun enfant d’une autre famille : la liste n’a que ses titres, à remplir en dessous.
    [one] { $count } personne d’une autre famille, avec ce qui a été décidé.
   *[other] { $count } personnes d’autres familles, avec ce qui a été décidé.
}
app-people-class-export = Écrire la liste
app-people-class-file = liste-de-classe.csv

app-people-form-what = Un formulaire au nom de { $name }, à imprimer et à signer : pour les parents et, avec des mots de son âge, pour l’enfant.
app-people-form-blank = Un formulaire avec de la place pour les noms, à imprimer et à signer : pour les parents et pour l’enfant. La page d’une personne en propose un avec les noms déjà remplis.
app-people-form-one = Un formulaire avec de la place pour les noms
app-people-form-everybody = { $count ->
    [one] Un formulaire pour l’enfant du carnet
   *[other] Des formulaires pour les { $count } enfants du carnet, chacun sur sa page
}
app-people-form-file = formulaire-a-signer.pdf
app-people-write-pdf = Enregistrer en PDF

app-people-change-passphrase = Changer la phrase de passe
app-people-passphrase-now = Phrase de passe actuelle
app-people-destroy = Détruire le carnet
app-people-destroy-title = Détruire le carnet d’album ?
app-people-destroy-what = Tous les noms, toutes les décisions, ce que les enfants ont dit et la liste des photos partagées sont perdus pour de bon, et la version précédente aussi. Les photos ne sont pas touchées ; ensuite, chaque visage compte comme inconnu et se couvre.
app-people-destroy-word = Pour confirmer, tapez « { $word } » :
app-people-not-typed = Ce n’est pas le mot demandé, rien n’a donc été détruit.
app-people-not-typed-advice = Tapez-le comme il est écrit là, ou revenez en arrière.
