// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

// Whom words without a name mean, and which judging verbs hand words over: a row that must name
// somebody has rows beside it that must not. All people are invented.
namespace onrecord::tests {
namespace {

std::string_view name_of(schema::Level level) {
    if (level == schema::Level::High) return "high";
    return level == schema::Level::Middle ? "middle" : "low";
}

/// `speaker | level` of the last quote; `nobody` without a speaker.
std::string last_speaker(const schema::Annotations& made) {
    if (made.quotes.empty()) return "no quote";
    const schema::Quote& last = made.quotes.back();
    if (last.speaker.empty()) return "nobody";
    return last.speaker + " | " + std::string{name_of(last.level)};
}

struct Case {
    std::string_view text;
    std::string_view speaker;
};

constexpr Case cases[] = {
    // Kinds of unseen liveblogs: short words, labels, owners, asides that nothing closes.
    {R"(Christie said it was "a very long night".)", "Christie | middle"},
    {R"(Anna King joined in 2001. King said: "We will stay.")", "Anna King | high"},
    {R"(The harbour minister, Anna Smith, left. Later the harbour minister said it was "good enough for now".)",
     "Anna Smith | high"},
    {R"(Velto in a statement said it complies with "all the harbour rules".)", "Velto | middle"},
    {R"(Anna Smith goes on to say the club lives in a "dream world" these days.)",
     "Anna Smith | high"},
    {R"(Anna Smith asks about Eva Jones' earlier comments on the "balance" of the boats.)",
     "Eva Jones | middle"},
    {R"(Anna Smith says Eva Jones's comments on boats "absurd")", "Anna Smith | middle"},
    {R"(Anna Smith says if the court rejects the plan the town will "cross that bridge later".)",
     "Anna Smith | high"},
    {R"(Anna Smith said Eva Jones would have considered it "plain harbour talk".)",
     "Anna Smith | high"},
    {R"(Anna Smith told reporters that the fleet was "substantially" larger.)",
     "Anna Smith | high"},
    {R"(Anna Smith: The lock is "as good as new")", "Anna Smith | middle"},
    {R"("We sail," Anna Smith told Eva Jones, to which Eva Jones replied, "I would rather not.")",
     "Eva Jones | high"},
    {R"("The plan was a mess from the start," Anna Smith quoted, looking at the chamber.)",
     "nobody"},
    {R"(Ned Smith's latest attack on Paul Dene came in an interview in which he called him "a plain disaster".)",
     "Ned Smith | middle"},
    {R"(Ruritania's foreign ministry said that "harbour rules" were broken.)",
     "Ruritania's foreign ministry | middle"},
    {R"(The UN agency for boats said it was "a lost year".)", "UN agency for boats | middle"},
    {R"("It is late," said Ned Smith. He said the risk had grown with storms, described the plan as "narrow minded talk" and left.)",
     "Ned Smith | high"},
    {R"(In a statement, Inner Saltby Legal said nobody asked. Inner Saltby Legal has accused the police of "a vast reach too far".)",
     "Inner Saltby Legal | middle"},
    {R"(Explaining the loss Anna Smith, managing partner with Harbour Bank in Saltby said: "The dust has not settled yet.")",
     "Anna Smith | middle"},
    {R"(The boss gave as good as he got. Strong words here: Anna Smith said it was "the end of the pier".)",
     "Anna Smith | high"},
    {R"(Lina Voss said the party wants to run a bridge "at the point of need".)",
     "Lina Voss | high"},
    {R"(A spokeswoman for Velto said: "We will open the bridge.")", "Velto | high"},
    {"Ned Smith was away.\n\n\"Do not be scared,\" one man said.\n\n\"This comes next,\" he said.",
     "nobody"},
    {"The key points from a briefing by Chief Inspector Anna Smith were:\n\n\"The road is "
     "closed.\"",
     "Anna Smith | middle"},
    // Judging verbs, compound and perfect.
    {R"(Anna Smith has slammed the plan as "a gift to the ferries".)", "Anna Smith | high"},
    {R"(Anna Smith has condemned the plan as "useless".)", "Anna Smith | high"},
    {R"(Anna Smith branded the plan "useless".)", "Anna Smith | high"},
    {R"(Anna Smith condemned the "useless" plan.)", "Anna Smith | low"},
    {R"(Anna Smith has been slammed as "useless".)", "nobody"},
    {R"(Anna Smith read the "useless" plan.)", "nobody"},
    {R"(Anna Smith, described as "a hero of the harbour", died.)", "nobody"},
    {R"(Anna Smith, dubbed "the harbour witch", left.)", "nobody"},
    {R"(Anna Smith, branded "a traitor" by the crowd, left.)", "nobody"},
    {R"(Anna Smith was called "a witch".)", "nobody"},
    {R"(Anna Smith leads a group called "harbour mothers united".)", "nobody"},
    {R"(Anna Smith, the mayor, called it "a gift to the ferries".)", "Anna Smith | high"},
    {R"(Anna Smith slammed for calling the crew "lazy and late".)", "Anna Smith | high"},
    // Goes on: the speaker of the quote before.
    {R"("We will build it," said Anna Smith. She added: "It is paid for.")", "Anna Smith | high"},
    {R"("We will build it," said Anna Smith. A woman came. She said: "It is paid for.")", "nobody"},
    {R"("We will build it," said Anna Smith. Eva Jones came. She said: "It is paid for.")",
     "Eva Jones | high"},
    // Who is another: what stands beside the name says so.
    {R"(Eva English of the Bay Mail recalled: "It was late and dark.")", "Eva English | high"},
    {R"(Anna Smith pal says: "She left us.")", "nobody"},
    {R"(Anna Smith is "still less loved" than the pier.)", "nobody"},
    {R"(Contrary to what she thinks, Eva Jones was welcomed as a "breath of sea air".)", "nobody"},
    {R"(Jurors heard that Paul Stone continued to "hear the tide at night".)", "nobody"},
    {R"(Anna Smith came. She said this at the launch of "Under the Lock", a book by Eva Jones.)",
     "nobody"},
    {R"(Anna Smith denied being "in the pocket of the dredgers".)", "nobody"},
    {R"(Anna Smith denied the charge: "I never took a penny.")", "Anna Smith | high"},
    // The verb first.
    {R"(Said Anna Smith, "It is late and I am tired.")", "Anna Smith | high"},
    {R"(The lock is much as it was, said Anna Smith, "but seriously rusted.")",
     "Anna Smith | high"},
    // Who told the sentence before.
    {R"(Anna Smith said Eva Jones had left. She told the court she saw it. "I ran," she said.)",
     "Anna Smith | middle"},
    {R"(The Harbour Police spokeswoman said it was late. "We are on it," she said.)",
     "Harbour Police | high"},
    {R"("It is cold," said lawyer Anna Smith. Lawyer Eva Jones came. "It is late," the lawyer said.)",
     "nobody"},
    {R"("It is a great day," said Anna Smith. "We rowed all night," added the Norwegian.)",
     "Anna Smith | middle"},
    {R"("It is late," said Anna Smith. But Eva Jones said she saw it. Rain fell. "I ran.")",
     "nobody"},
    // Descriptions.
    {R"(Anna Smith found it. The 63-year-old said: "I wept.")", "Anna Smith | middle"},
    {R"("It is cold," Anna Smith said. The former minister told Bay Radio: "I wept.")",
     "Anna Smith | middle"},
    {R"(Anna Smith, the MP for Saltby, came. "It is cold," the MP said.)", "Anna Smith | high"},
    {R"(Anna Smith was jailed. "It is cold," the judge said.)", "nobody"},
    {R"(Anna Smith met Eva Jones. The 63-year-old said: "I wept.")", "nobody"},
    {R"(Anna Smith found it. A 63-year-old said: "I wept.")", "nobody"},
    // A forename alone.
    {R"(Anna Smith shared it. Anna wrote: "I wept.")", "Anna Smith | high"},
    {R"(Anna Smith met Anna Jones. Anna wrote: "I wept.")", "nobody"},
    // Bodies.
    {R"(Harbour Police came. The force said: "Keep away.")", "Harbour Police | high"},
    {R"(Harbour Police met Hill Police. The force said: "Keep away.")", "nobody"},
    {R"(An MP for the Harbour Party said: "Keep away.")", "nobody"},
    {R"(The White House was lit. Anna Smith's official spokesman said: "Keep away.")",
     "White House | middle"},
    {R"(Anna Smith and four others came. They wrote: "Keep away.")", "Anna Smith | middle"},
    {R"(Hill Police said ten fell. "Keep away," a statement said.)", "Hill Police | middle"},
    {R"(Brightwell Dairies has recalled tubs. It said: "Keep away.")",
     "Brightwell Dairies | middle"},
    {R"(Asked by Eva Jones whether it was "late at night", Anna Smith left.)",
     "Eva Jones | middle"},
    {R"(Asked whether it was "late at night", Anna Smith left.)", "nobody"},
    {R"(A minister has called it "late at night". Energy minister Anna Smith came.)",
     "Anna Smith | middle"},
    {R"(A minister has called it "late at night". Anna Smith came.)", "nobody"},
    {R"(14:32 - Smith: "Keep away.")", "Smith | middle"},
    {R"(A line from Anna Smith, Bay Radio: "Keep away.")", "Anna Smith | middle"},
    {R"(The lawyer of Carl Jones, Anna Smith, said: "Keep away.")", "Anna Smith | high"},
    {R"(A spokeswoman for Harbour Police, Anna Smith, said: "Keep away.")", "Anna Smith | high"},
    {R"(The ambassador to the United Nations, Anna Smith, says: "Keep away.")",
     "Anna Smith | high"},
    {R"(The Ruritanian government called it "late at night and cold".)",
     "Ruritanian government | middle"},
    {R"(Local media said it was "late at night and cold".)", "nobody"},
    {R"(Anna Smith said a state of alarm (known as a "special harbour order") holds.)", "nobody"},
    {R"(Anna Smith said of a clip titled "all my harbours in one" that it was long.)", "nobody"},
    // One person as two, and two as one.
    {R"(Marta Avelino Prado left. Avelino Prado said: "Keep away.")", "Marta Avelino Prado | high"},
    {R"(Sam Jones Sr left. His son, Sam Jones Jr, said: "Keep away.")", "Sam Jones Jr | high"},
    {R"(Donald Trump Jr. said: "Keep away.")", "Donald Trump Jr | high"},
    {R"(Sam Jones Jr left. Jones said: "Keep away.")", "Sam Jones Jr | high"},
    // A verb behind the whole sentence.
    {R"(The plan is "dead in the water" and costs too much, Anna Smith has said.)",
     "Anna Smith | middle"},
    {R"(The plan is "dead in the water", and costs fell, as Anna Smith knows.)", "nobody"},
    // Who is listed, and whom a gerund behind a noun is not of.
    {R"(The owner of papers including the Otter, the Gull and Anna Smith said it was "a long night".)",
     "nobody"},
    {R"(Anna Smith and Eva Jones clashed over calling the crew "lazy and late".)", "nobody"},
    {R"(Anna Smith apologised for calling the crew "lazy and late".)", "Anna Smith | high"},
    {R"(Anna Smith said that the slowdown showed a "slow loss of sand".)", "Anna Smith | high"},
    {R"(According to Anna Smith, the two crews discussed "a long night at sea".)",
     "Anna Smith | middle"},
    {R"(According to Anna Smith, Eva Jones said it was "a long night at sea".)",
     "Eva Jones | high"},
    {R"(The lawyer asked about Anna Smith's earlier remarks on "a long night at sea".)",
     "Anna Smith | middle"},
    {R"(Anna Smith on the Otterby Post's podcast: "I found the night long and cold.")",
     "Anna Smith | middle"},
    {R"(A Harbour Police spokesperson said it was late. "We go on," he said.)",
     "Harbour Police | high"},
    {R"(A Harbour Police spokeswoman said it was late. "We go on," he said.)", "nobody"},
    {R"("He lied to us for years," said one resident of the mayor, Carl Brown.)", "nobody"},
    {R"("He lied to us for years," said the mayor of Saltby, Carl Brown.)", "Carl Brown | high"},
    {R"("The lock lives on," Anna Smith was quoted by Carl Brown as saying.)",
     "Anna Smith | middle"},
    {R"("The lock lives on," Anna Smith was told by Carl Brown.)", "Carl Brown | high"},
    {R"("The lock lives on," Carl Brown recalled Anna Smith telling him.)", "Anna Smith | middle"},
    // Whom an office means.
    {R"(Saltnet Secretary General Anna Smith came. The Saltnet chief said it was "a long night".)",
     "Anna Smith | middle"},
    {R"(Saltnet Secretary General Anna Smith came. The Ropenet chief said it was "a long night".)",
     "nobody"},
    {R"(Keir Starmer met Eva Jones. The UK prime minister said it was "a long night".)",
     "Keir Starmer | middle"},
    {R"(Keir Starmer met Eva Jones. The former prime minister said it was "a long night".)",
     "nobody"},
    {"Eva Jones met Carl Brown. Carl Brown said: \"It is over now.\"\n\nThe harbour minister "
     "added: "
     "\"We go.\"",
     "Carl Brown | middle"},
    {"Eva Jones met Carl Brown. Carl Brown said: \"It is over now.\"\n\nThe harbour minister hit "
     "back: "
     "\"We stay.\"",
     "nobody"},
    // The title of one person may be a body that another leads.
    {R"(UN aid chief Anna Smith said: "Keep away.")", "Anna Smith | high"},
};

/// `words | speaker | reported by` of the quotes within quotes.
std::string nested_of(std::string_view text) {
    const auto entry = entry_of(text);
    std::string all;
    for (const auto& quote : annotate_entry(entry).quotes) {
        if (quote.rule != "quote-within-quote") continue;
        all += entry.text.substr(quote.span.begin, quote.span.length()) + " | " + quote.speaker +
               " | " + quote.reported_by + ";";
    }
    return all;
}

constexpr Case nested[] = {
    {R"(Anna Smith said: "He told me 'I never lit the beacon', and he laughed.")",
     "I never lit the beacon |  | Anna Smith;"},
    {R"(Carl Jones left. Anna Smith said: "As Carl Jones said, 'the beacon is out', and it is.")",
     "the beacon is out | Carl Jones | Anna Smith;"},
    {R"(Anna Smith said: "'The beacon is out,' he told me, and it is.")",
     "The beacon is out, |  | Anna Smith;"},
    {R"(Anna Smith said: "I said 'the beacon is out', and it is.")", ""},
    {R"(Anna Smith said: "We sang 'The Beacon Is Out' all night.")", ""},
    {R"(Anna Smith said: "The keepers' rights and the crews' hopes are one.")", ""},
};

TEST(QuotesWithinQuotes, AreOfWhoeverSpeaksThere) {
    for (const auto& [text, expected] : nested) {
        SCOPED_TRACE(text);
        EXPECT_EQ(nested_of(text), expected);
    }
}

TEST(References, MeanOnePersonOrNobody) {
    for (const auto& [text, speaker] : cases) {
        SCOPED_TRACE(text);
        EXPECT_EQ(last_speaker(annotate_entry(entry_of(text))), speaker);
    }
}

TEST(References, FindAnOfficeInTheSentencesBehind) {
    const auto made = annotate_entry(
        entry_of("Ruritania's foreign minister warned that it was \"too late now for talks\".\n\n"
                 "\"I know the plans,\" Ned Varga told reporters."));
    ASSERT_EQ(made.quotes.size(), 2U);
    EXPECT_EQ(made.quotes.front().speaker, "Ned Varga");
}

}  // namespace
}  // namespace onrecord::tests
