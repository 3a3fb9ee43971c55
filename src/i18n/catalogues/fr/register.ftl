# Ce que dit `ombrelle register`. Les phrases de `--discreet` commencent par `discreet-` : elles n’apprennent rien à
# qui regarde par-dessus l’épaule.

ask-name = Nom :
ask-photo = Photo :
ask-place = Où elle a été publiée :
ask-field = Texte pour la lettre :
ask-new-name = Nouveau nom :
ask-parent = Nom d’un parent :
ask-service = Où :
ask-case = Numéro :
ask-face = Nom du visage { $number } :
ask-who = Nom du visage { $number } de { $photo } :
register-ask = Phrase de passe :{" "}
register-ask-new = Nouvelle phrase de passe :{" "}
register-ask-again = La même encore une fois :{" "}
register-short = Cette phrase de passe est courte. Plusieurs mots, { $count } lettres ou plus en tout, sont bien plus difficiles à deviner.
register-keep-passphrase = Gardez bien la phrase de passe : sans elle, personne ni aucun programme ne peut ouvrir le registre.

register-made = Votre registre est prêt : { $path }
register-added = { $total ->
    [one] Le fichier est maintenant l’élément { $item }.
   *[other] Le fichier { $number } sur { $total } est maintenant l’élément { $item }.
}
register-already = { $total ->
    [one] Le fichier y est déjà : élément { $item }.
   *[other] Le fichier { $number } sur { $total } y est déjà : élément { $item }.
}
register-already-kept = Ce qui y était déjà garde son nom et ce qui en a été dit. Avec cette commande : ombrelle register change dit à nouveau ce que c’est.
register-featureless = Le fichier { $number } sur { $total } montre trop peu pour être distingué d’autres : seule une copie exacte peut être retrouvée.
register-first-picture = Le fichier { $number } sur { $total } est une animation : de ses images, seule la première peut être retrouvée.
register-bytes-only = Fichier { $number } sur { $total } : les images de cette vidéo n’ont pas pu être lues ici, seule une copie exacte peut donc être retrouvée.
register-original = Seules des empreintes sont gardées, pas le fichier. Gardez l’original inchangé jusqu’à ce que le service officiel l’ait lu.
register-stops-no-copy = Cela n’arrête encore aucune copie : le site officiel le fait, quand on le lui demande.
register-which-site = Avec cette commande : ombrelle which-door dit de quel site il s’agit.

register-empty = Le registre n’a pas encore d’éléments.
register-item-picture = { $item }. Une image, ajoutée le { $day }
register-item-video = { $item }. Une vidéo, ajoutée le { $day }
register-item-named = { $item }. { $name }, ajoutée le { $day }
register-item-reported = {"   "}signalement le { $day } : { $to }
register-item-case = {"   "}signalement le { $day } : { $to }, dossier { $case }
register-item-origin = {"   "}ce que c’est : { $origin }
origin-real = vrai, tel qu’il a été pris
origin-altered = vrai, mais modifié
origin-made = entièrement fait par un programme
origin-not-known = on ne sait pas
register-changed = Élément { $item } : { $origin }.

ask-said = Ce qui a été dit ou fait :
ask-account = Compte :
ask-platform = Application ou site :
ask-note = Autre chose :
evidence-kept = Noté dans le journal des preuves, entrée { $item }.
evidence-file-kept = Du fichier, seul son SHA-256 est gardé. Gardez le fichier lui-même tel qu’il est, sur votre appareil.
evidence-copy-kept = Une copie scellée du fichier est maintenant dans le registre, parce que vous l’avez demandé : sinon, Ombrelle n’en garde aucune. Si elle montre une image intime d’une personne de moins de 18 ans, retirez cette entrée ; la copie est alors détruite.
evidence-without-file = Les mots sont notés, sans le fichier.
evidence-picture = Ne photographiez pas et ne copiez pas comme preuve une image intime d’une personne de moins de 18 ans, et ne l’envoyez à personne : notez la page et le compte, et laissez le fichier où il est.
evidence-empty = Le journal des preuves est encore vide.
evidence-line = { $item }. { $day } : { $said }
evidence-account = {"   "}compte : { $account }
evidence-platform = {"   "}application ou site : { $platform }
evidence-note = {"   "}note : { $note }
evidence-item = {"   "}à propos de l’élément { $number }
evidence-sha256 = {"   "}avec le SHA-256 d’un fichier
evidence-copy = {"   "}avec la copie scellée d’un fichier ({ $size })
evidence-copy-saved = La copie est écrite : { $path }
evidence-copy-open = Ce fichier n’est pas chiffré. Effacez-le quand il a servi.
evidence-removed = L’entrée { $item } est retirée du journal des preuves, de la version précédente aussi.
evidence-confirm = Pour retirer définitivement l’entrée { $item } du journal des preuves, tapez « { $word } » :
evidence-word = retirer
evidence-hint = Avec cette commande : ombrelle register evidence list{ $at }

register-noted = Noté avec l’élément { $item }.
register-withdrawn = L’élément { $item } est retiré, de la version précédente aussi.
register-passphrase-changed = Le registre ne s’ouvre plus qu’avec la nouvelle phrase de passe.
register-restored = { $count ->
    [one] La version précédente est de retour, avec { $count } élément.
   *[other] La version précédente est de retour, avec { $count } éléments.
}
register-destroyed = Le registre et sa version précédente sont détruits.
register-destroyed-traces = Des copies que vous avez faites, des sauvegardes et les cellules usées d’un disque à mémoire flash peuvent encore le contenir, chiffré.

register-confirm-withdraw = Pour retirer l’élément { $item } pour de bon, tapez « { $word } » :
register-word-withdraw = retirer
destroy-which = { $path } doit être détruit.
register-confirm-destroy = Pour détruire le registre pour de bon, tapez « { $word } » :
register-word-destroy = détruire

register-check-same = { $path } : le même que l’élément { $item } (distance { $distance } sur 256).
register-check-probably = { $path } : probablement l’élément { $item }, modifié (distance { $distance } sur 256). Vous seul ou seule pouvez le dire avec certitude.
register-check-perhaps = { $path } : peut-être l’élément { $item }, recadré (distance { $distance } sur 256). Regardez vous-même : un programme ne peut pas le dire.
register-check-video = { $path } : probablement l’élément { $item } (qui contient { $share } % de ses images). Vous seul ou seule pouvez le dire avec certitude.
register-check-unknown = { $path } : impossible à dire. Ce n’est la copie exacte d’aucun élément, et une copie modifiée ne pourrait pas être reconnue.
register-check-no = { $path } : aucun des éléments.
register-check-limit = « Aucun » n’est pas une preuve : une copie recadrée de plus d’un dixième, inclinée, placée parmi autre chose ou prise d’un écran peut échapper, comme une image d’une animation après la première.
register-check-exact = Seules des copies exactes de ces éléments peuvent être retrouvées : { $list }.
register-check-others = { $count ->
    [one] { $count } autre fichier n’est ni une image ni une vidéo.
   *[other] { $count } autres fichiers ne sont ni des images ni des vidéos.
}
register-check-links = { $count ->
    [one] { $count } lien dans un dossier ne mène nulle part : ce qu’il désigne n’a pas été regardé.
   *[other] { $count } liens dans des dossiers ne mènent nulle part : ce qu’ils désignent n’a pas été regardé.
}
register-check-linked-folders = { $count ->
    [one] { $count } lien vers un dossier n’a pas été suivi. Pour que ce dossier soit regardé aussi, indiquez-le directement.
   *[other] { $count } liens vers des dossiers n’ont pas été suivis. Pour que ces dossiers soient regardés aussi, indiquez-les directement.
}
register-check-total = { $count ->
    [one] { $count } fichier regardé,
   *[other] { $count } fichiers regardés,
} { $found ->
    [0] aucun n’est dans le registre.
    [one] { $found } est, ou pourrait être, dans le registre.
   *[other] { $found } sont, ou pourraient être, dans le registre.
}

register-file-failed = Fichier { $number } sur { $total } : { $sentence }
register-no-terminal = Il n’y a pas de terminal ici pour demander la phrase de passe.
register-no-terminal-advice = Avec cette commande : --passphrase-fd NOMBRE la lit dans un descripteur de fichier.
register-descriptor = Le descripteur de fichier { $number } n’a donné aucune phrase de passe.
register-descriptor-advice = Une ligne de texte lisible y est attendue.
register-differ = Les deux phrases de passe ne sont pas les mêmes, rien n’a donc été fait.
register-differ-advice = Essayez à nouveau, lentement.
register-no-place = Le système ne nomme aucun dossier pour vos propres données.
register-no-place-advice = Avec cette commande : --register FICHIER dit où est le registre.
register-not-confirmed = Rien n’a été changé.
register-not-confirmed-advice = Pour le faire, tapez le mot exactement, ou ajoutez { $option }.
register-one-name = --name donne un nom à un seul fichier, et il y en a plusieurs ici.
register-one-name-advice = Ajoutez ce fichier à part, puis les autres sans --name.
register-no-file = Il n’y a aucun fichier dans ce dossier.
register-no-file-advice = Choisissez un dossier qui contient des images ou des vidéos.
register-blank = Rien n’a été tapé, rien n’a donc été noté.
register-blank-advice = Dites-le en quelques mots, et réessayez.

register-both-damaged-advice = La version précédente est abîmée aussi. Une copie à vous peut la remplacer ; sans copie, commencez un nouveau registre ailleurs.
register-foreign-advice = Ombrelle ne détruit que ce qu’il reconnaît comme un registre, et a laissé ce fichier tel quel. Effacez-le vous-même si vous n’en avez pas besoin, ou commencez un nouveau registre ailleurs.

register-hint-init = Avec cette commande : ombrelle register init{ $at } en crée un, --register FICHIER dit où est le vôtre.
register-hint-restore = Avec cette commande : ombrelle register restore{ $at } remet la version précédente en place.
register-hint-elsewhere = Avec cette commande : ombrelle register init --register FICHIER
register-hint-list = Avec cette commande : ombrelle register list{ $at }
register-hint-destroy = Avec cette commande : --register FICHIER choisit un autre endroit, ombrelle register destroy{ $at } retire celui-ci.

discreet-done = Fait.
discreet-item-done = Élément { $item } : fait.
discreet-item-already = Élément { $item } : déjà fait.
discreet-no-items = Aucun élément.
discreet-item = { $count ->
    [0] Élément { $item }, { $day }.
    [one] Élément { $item }, { $day }, { $count } note.
   *[other] Élément { $item }, { $day }, { $count } notes.
}
discreet-found = { $number } : élément { $item }.
discreet-perhaps = { $number } : peut-être l’élément { $item }.
discreet-unknown = { $number } : on ne sait pas.
discreet-none = { $number } : aucun élément.
discreet-total = { $found } sur { $count }.
discreet-left = Pas regardé : { $count }.
discreet-confirm = Pour continuer, tapez « { $word } » :
discreet-word = oui
discreet-file-failed = { $number } sur { $total } : pas fait.
discreet-no-passphrase = Il n’y a pas de phrase de passe.
discreet-passphrase = Cela ne s’ouvre pas avec cette phrase de passe.
discreet-in-use = C’est ouvert dans un autre programme.
discreet-no-item = Il n’y a pas d’élément de ce numéro.
discreet-disk-full = Le disque est plein.
discreet-not-done = Pas fait.
