// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/spoken/parliament_xml.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/time_line.hpp"
#include "corpus/formats/spoken/transcript.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/xml/parser.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

namespace onrecord::corpus::formats {
namespace {

/// What an element is, by its name; the three vocabularies do not contradict each other.
enum class Role : std::uint8_t {
    None,
    Turn,
    Paragraph,
    From,    ///< Who speaks, as printed, within the turn.
    Aside,   ///< Stands beside the words.
    Person,  ///< Begins what is known of a person.
    NamePart,
    Title,
    Date,
};

struct ElementRole {
    std::string_view name;
    Role role;
};
constexpr ElementRole element_roles[] = {
    {"speech", Role::Turn},         {"u", Role::Turn},
    {"question", Role::Turn},       {"answer", Role::Turn},
    {"p", Role::Paragraph},         {"seg", Role::Paragraph},
    {"from", Role::From},           {"note", Role::Aside},
    {"kinesic", Role::Aside},       {"vocal", Role::Aside},
    {"incident", Role::Aside},      {"gap", Role::Aside},
    {"narrative", Role::Aside},     {"scene", Role::Aside},
    {"remark", Role::Aside},        {"heading", Role::Aside},
    {"head", Role::Aside},          {"major-heading", Role::Aside},
    {"minor-heading", Role::Aside}, {"oral-heading", Role::Aside},
    {"recordedTime", Role::Aside},  {"person", Role::Person},
    {"TLCPerson", Role::Person},    {"forename", Role::NamePart},
    {"surname", Role::NamePart},    {"title", Role::Title},
    {"docTitle", Role::Title},      {"date", Role::Date},
    {"FRBRdate", Role::Date},
};

Role role_of(std::string_view name) {
    const auto row = std::ranges::find(element_roles, name, &ElementRole::name);
    return row == std::end(element_roles) ? Role::None : row->role;
}

/// The first attribute of those that has a value.
std::string first_of(const xml::Element& element, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        const std::string_view value = element.attribute(name);
        if (!value.empty()) return std::string{value};
    }
    return {};
}

/// TEI gives the parts of a name, in any order; Akoma Ntoso the whole.
struct PersonName {
    std::string forenames;
    std::string surnames;
};

class ParliamentReading {
public:
    explicit ParliamentReading(Intake& intake)
        : intake_{&intake},
          recording_{spoken::recording_of(intake)} {}

    void read(std::string_view xml) {
        xml::Parser parser{{[this](const xml::Element& element) { begin(element); },
                            [this](std::string_view name) { end(name); },
                            [this](std::string_view text) { add(text); }},
                           intake_->limits().nesting_depth};
        const auto fault = parser.read(xml);
        if (fault) {
            intake_->complain("The XML is broken here (" + fault->reason +
                                  "); what stands before was read, up to its last whole paragraph.",
                              {fault->line, {}});
        }
        if (transcript_) return transcript_->finish();
        intake_->reject("The record has no speeches: no <speech> and no <u> with words.", {});
    }

private:
    void begin(const xml::Element& element) {
        const Role role = role_of(element.name);
        if (aside_depth_ > 0 || role == Role::Aside) {
            ++aside_depth_;
            is_speaker_note_ =
                aside_depth_ == 1 ? element.attribute("type") == "speaker" : is_speaker_note_;
            return;
        }
        switch (role) {
            case Role::Turn:
                return begin_turn(element);
            case Role::Paragraph:
                return end_paragraph();
            case Role::From:
                is_in_from_ = true;
                return;
            case Role::Person:
                person_ = first_of(element, {"id", "eId"});
                if (const auto shown = element.attribute("showAs"); !shown.empty()) {
                    persons_[person_] = {std::string{shown}, {}};
                }
                return;
            case Role::NamePart:
                is_in_name_ = !person_.empty();
                name_part_.clear();
                return;
            case Role::Title:
                is_in_title_ = !has_title_ && !is_in_turn_;
                return;
            case Role::Date:
                return take_date(first_of(element, {"when", "date"}));
            default:
                return;
        }
    }

    void end(std::string_view name) {
        if (aside_depth_ > 0) {
            if (--aside_depth_ == 0) end_aside();
            return;
        }
        switch (role_of(name)) {
            case Role::Turn:
                end_paragraph();
                is_in_turn_ = false;
                return;
            case Role::Paragraph:
                return end_paragraph();
            case Role::From:
                is_in_from_ = false;
                cue_.speaker = without_colon(from_);
                from_.clear();
                return;
            case Role::NamePart:
                return end_name_part(name);
            case Role::Person:
                person_.clear();
                return;
            case Role::Title:
                return end_title();
            default:
                return;
        }
    }

    void add(std::string_view text) {
        if (aside_depth_ > 0) {
            aside_ += text;
        } else if (is_in_from_) {
            from_ += text;
        } else if (is_in_name_) {
            name_part_ += text;
        } else if (is_in_title_) {
            title_ += text;
        } else if (is_in_turn_) {
            paragraph_ += text;
        }
    }

    void end_name_part(std::string_view name) {
        if (!is_in_name_) return;
        is_in_name_ = false;
        PersonName& person = persons_[person_];
        (name == "surname" ? person.surnames : person.forenames) += name_part_ + ' ';
    }

    static std::string without_colon(std::string_view text) {
        std::string made = html::collapse(text);
        while (made.ends_with(':') || made.ends_with(' ')) {
            made.pop_back();
        }
        return made;
    }

    void begin_turn(const xml::Element& element) {
        end_paragraph();
        is_in_turn_ = true;
        cue_ = {};
        cue_.begins_turn = true;
        cue_.id = first_of(element, {"id", "eId"});
        cue_.url = first_of(element, {"url"});
        cue_.place = Place{element.line, {}};
        cue_.speaker = first_of(element, {"speakername", "speaker"});
        take_day_of(cue_.id);
        take_time(first_of(element, {"startTime", "time"}));
        std::string who = first_of(element, {"by", "who"});
        if (who.starts_with('#')) who.erase(0, 1);
        if (cue_.speaker.empty() && !who.empty()) name_by_id(who);
        if (cue_.speaker.empty()) cue_.speaker = noted_speaker_;
        noted_speaker_.clear();
    }

    void name_by_id(const std::string& who) {
        const auto person = persons_.find(who);
        if (person != persons_.end()) {
            cue_.speaker = html::collapse(person->second.forenames + ' ' + person->second.surnames);
        }
        // An id is no name that anybody printed.
        if (cue_.speaker.empty()) cue_.voice = who;
    }

    /// `uk.org.publicwhip/debate/2019-03-05a.123.4`.
    void take_day_of(std::string_view id) {
        if (const auto day = pasted::find_day(id)) set_day(day->date);
    }

    void take_date(std::string_view text) {
        if (has_date_) return;
        if (const auto day = pasted::find_day(text)) set_day(day->date);
    }

    void set_day(const pasted::Date& date) {
        pasted::TimeLine line;
        line.date = date;
        recording_.day = pasted::known_time(line, std::nullopt);
        day_ = date;
        has_date_ = true;
    }

    /// A moment, or a time of day in the parliament's own zone, which is not told.
    void take_time(std::string_view text) {
        const auto line = pasted::read_time_line(text);
        if (line && line->minute_of_day && (line->date || day_)) {
            cue_.said = pasted::known_time(*line, day_);
        }
    }

    void end_title() {
        if (!is_in_title_) return;
        is_in_title_ = false;
        const std::string title = html::collapse(title_);
        title_.clear();
        if (title.empty()) return;
        recording_.title = title;
        has_title_ = true;
    }

    void end_paragraph() {
        const std::string words = html::collapse(paragraph_);
        paragraph_.clear();
        if (words.empty() || !is_in_turn_) return;
        begin_transcript();
        spoken::Cue cue = cue_;
        cue.text = words;
        cue.begins_paragraph = true;
        cue_.begins_turn = false;
        cue_.id.clear();
        transcript_->add(std::move(cue));
    }

    void end_aside() {
        const std::string words = html::collapse(aside_);
        aside_.clear();
        if (is_speaker_note_ && !is_in_turn_) {
            noted_speaker_ = without_colon(words);
            return;
        }
        if (transcript_) return transcript_->set_aside(words);
        before_.push_back(words);
    }

    void begin_transcript() {
        if (transcript_) return;
        transcript_.emplace(*intake_, recording_);
        for (std::string& words : before_) {
            transcript_->set_aside(std::move(words));
        }
        before_.clear();
    }

    Intake* intake_;
    spoken::Recording recording_;
    std::optional<spoken::Transcript> transcript_;
    std::map<std::string, PersonName, std::less<>> persons_;
    std::string person_;  ///< Whose name is being read.
    std::string name_part_;
    std::string paragraph_;
    std::string aside_;
    std::string from_;
    std::string title_;
    std::string noted_speaker_;
    std::vector<std::string> before_;  ///< Set aside before the first turn.
    spoken::Cue cue_;                  ///< What all paragraphs of the turn have.
    std::optional<pasted::Date> day_;
    int aside_depth_ = 0;
    bool is_speaker_note_ = false;
    bool is_in_turn_ = false;
    bool is_in_from_ = false;
    bool is_in_name_ = false;
    bool is_in_title_ = false;
    bool has_title_ = false;
    bool has_date_ = false;
};

}  // namespace

bool ParliamentXml::fits(const Head& head) const {
    const std::size_t begin = std::min(head.bytes.find('<'), head.bytes.size());
    constexpr std::size_t most_before = 8;
    if (begin > most_before) return false;
    constexpr std::string_view marks[] = {
        "<publicwhip", "akomaNtoso", "http://www.tei-c.org/ns/1.0"};
    // What names the form stands in the root element, within the first lines.
    constexpr std::size_t root_within = 4096;
    const std::string_view root = head.bytes.substr(0, root_within);
    if (html::lower_case(root).find("<html") != std::string::npos) return false;
    return std::ranges::any_of(
        marks, [&](std::string_view mark) { return root.find(mark) != std::string_view::npos; });
}

void ParliamentXml::read(files::LineReader& capture, Intake& intake) const {
    auto xml = capture.rest(intake.limits().page_bytes);
    if (!xml) {
        return intake.reject("The record is longer than " +
                                 std::to_string(intake.limits().page_bytes) +
                                 " bytes. Split it by sitting.",
                             {});
    }
    if (files::find_ill_formed(*xml) != std::string::npos) {
        auto repair = files::repair_utf8(*xml);
        intake.complain(std::to_string(repair.replaced) +
                        " bytes are not UTF-8; they were kept as U+FFFD.");
        xml = std::move(repair.text);
    }
    ParliamentReading{intake}.read(*xml);
}

}  // namespace onrecord::corpus::formats
