/** Word lists that several families of phrases share, each as the choices of one slot. */

/** What nobody calls the person they talk with in friendship. */
export const nastyInsults =
  'idiot|moron|imbecile|loser|coward|bastard|bitch|whore|slut|tramp|pig|swine|pervert|creep|psycho|thief|murderer|traitor|failure|disgrace|disappointment|embarrassment|sissy|wimp|wuss|pussy|hypocrite|fraud|phony|weakling|parasite|leech|scum|trash|worm|snake|jerk|asshole|prick|dumbass|shit|fucker|motherfucker|cunt|faggot|cow|fatso|scumbag|dickhead|schmuck|degenerate|drunk|burden|weasel|ingrate|nitwit|halfwit|whiner|quitter|brute|witch|son-of-a-bitch|maggot';

/** Called in play too, when nothing stands before it ("you rat!"). */
export const playful = 'lunatic|rat|animal|devil|clown|dummy|chicken|punk|crybaby|monster|fool|freak|brat';

/** What nobody calls the person they talk with in friendship, or only in play. */
export const insults = `${nastyInsults}|${playful}`;

/** Smaller ones, which need a belittling frame ("such a ...", "just a ..."). */
export const smallInsults = 'baby|child|kid|joke|nobody|nothing|amateur|snob|tease|bore|drag|prude|cynic|mess|slob|bum|nuisance|beggar|cripple|girl|boy';

export const insulting =
  'pathetic|useless|worthless|hopeless|stupid|idiotic|incompetent|ungrateful|selfish|spineless|gutless|disgusting|despicable|revolting|heartless|cruel|childish|immature|greedy|ignorant|dumb|foolish|lazy|ridiculous|weak|ugly|dense|dimwitted|vile|filthy|shameless|contemptible|cowardly|irresponsible|insensitive|unreliable|repulsive|vain|gullible|naive|worthless|heartless|yellow';

/** Put before an insult that is hurled: "you lying ...". */
export const hurled = 'little|stupid|dumb|lying|filthy|dirty|miserable|rotten|goddamn|goddamned|damn|damned|fucking|ungrateful|selfish|pathetic|sick|crazy|fat|old|lousy|cheating|spoiled|heartless|cold|arrogant|ignorant|worthless|poor|silly|bloody|two-faced|yellow|sorry|crooked|cheap|big|fuckin|friggin|no-good|sneaky|slimy|greedy|stinking';

/** How a mind is called into doubt. */
export const unsound = 'paranoid|hysterical|delusional|insane|irrational|overwrought|deranged|unstable|unhinged|neurotic|obsessed|melodramatic|oversensitive|overemotional|possessive';
export const upset = 'crazy|dramatic|emotional|ridiculous|absurd|silly|unreasonable|jealous|sensitive|insecure|difficult|unfair|selfish|impossible|childish|stubborn|foolish|stupid|rude|mean|cruel|negative|suspicious|morbid|sentimental|naive|clingy|moody|needy|bitter|touchy|crude|vulgar';

/** What threats are made of. */
export const harms =
  '~kill|~murder|~hurt|~destroy|~ruin|~crush|~bury|~shoot|~strangle|~smash|~slap|~hang|~expose|~haunt|~rip|~punch|~whip|~spank|~skin|~gut|~stab|~slaughter|~cripple|~flatten|~squash|~choke|~throttle|~disown|~evict|~bankrupt|~execute|~torture|~arrest|~fire|~sue|~drown|~poison|~deport|~prosecute|~burn|~kick|~beat|~blow|~cut|~break|~knock|~snap|~tear|~wring|~bust|~drag|~throw|~lock|~scream|~report|~hit|~carve|~slit|~stomp|~finish|~hunt|~nail';

export const kin = 'family|wife|husband|mother|father|mom|mum|dad|daddy|mommy|kids|kid|children|child|son|daughter|sister|brother|parents|girl|girlfriend|boyfriend|baby|boy|boys|girls|friend|friends|mama|papa|ma|pa|wives|grandmother';

export const pronounsOfOthers = 'him|her|them';

export const flattering = 'beautiful|gorgeous|lovely|attractive|pretty|stunning|sexy|handsome|irresistible|exquisite|charming|ravishing|delicious|adorable';

export const clever = 'smart|clever|bright|intelligent|beautiful|pretty|attractive|handsome|brave|reasonable|sensible|strong|talented|gifted|practical|ambitious|young|nice|decent|good|lovely|wise|fine|lonely|healthy';
export const person = 'man|girl|woman|boy|lady|fellow|fella|guy|kid|child|person|thing';

/** What a threat is aimed at. */
export const precious = 'fingers|legs|hands|arms|teeth|face|kneecaps|job|life|badge|pension|license|house|farm|career|freedom|health|position|reputation|marriage';

/** Those before whom one would be shamed, or who would act. */
export const watchers = 'wife|husband|mother|father|mom|dad|boss|press|papers|newspapers|police|cops|authorities|neighbors|principal|dean|judge|captain|board|boyfriend|girlfriend|family|parents|fbi|feds|immigration|company|church|minister|priest|public|voters|daughter|son|kids|everybody|everyone|people';

/** Names to call somebody that are called in play, too. */
export const moreInsults =
  'hick|peasant|yokel|cheat|crook|bum|stooge|sap|sucker|dope|chump|palooka|fathead|blockhead|meathead|knucklehead|bonehead|numbskull|dimwit|birdbrain|ninny|nincompoop|simpleton|dunce|dolt|twit|twerp|runt|shrimp|squirt|weirdo|geek|nerd|dork|dweeb|reject|lowlife|deadbeat|freeloader|bloodsucker|vulture|hag|crone|shrew|floozy|hussy|trollop|harlot|strumpet|wench|tart|hooker|skank|bimbo|slob|hog|ape|gorilla|mongrel|cur|dog|vermin|cockroach|louse|insect|toad|skunk|jackass|mule|goon|thug|hoodlum|cad|heel|scoundrel|villain|wretch|guttersnipe|savage|heathen|barbarian|squealer|fink|snitch|crackpot|wacko|nutcase|screwball|fruitcake|lush|wino|junkie|pansy|fairy|milksop|has-been|nonentity|flunky|lackey|bootlicker|yes-man|gold-digger|hothead|blabbermouth|loudmouth|bigmouth|windbag|know-it-all|smart-ass|smartass|wise-ass|wiseass|shithead|dipshit|killer|butcher|sinner|cripple|blackmailer|sneak|spy|deserter|informer|stoolie|harpy|bully|tyrant|dictator|crumb|dirtbag|slimeball|sleazeball|scuzzball|puke|turd|sack|lump|load|excuse|bunch|pack';
