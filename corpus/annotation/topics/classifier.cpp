// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/topics/classifier.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace onrecord::corpus::annotation {
namespace {

// Scores are twelfths of a logit (scripts/train-topics, SCALE).
constexpr std::uint32_t title_weight = 2;
constexpr float section_score = 100;
constexpr float least_best = -30;            ///< Below it nothing speaks for any topic.
constexpr float least_other = 6;             ///< A second topic must be likely by itself.
constexpr std::uint32_t least_mentions = 2;  ///< Of a narrower topic; a title counts twice.

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// A plural's singular, roughly; scripts/train-topics does the same.
void stem(std::string& word) {
    if (word.ends_with("ies") && word.size() > 5) {
        word.replace(word.size() - 3, 3, "y");
    } else if (word.ends_with('s') && word.size() > 3) {
        const char before = word[word.size() - 2];
        if (before != 's' && before != 'u' && before != 'i') word.pop_back();
    }
}

}  // namespace

struct TopicClassifier::Sums {
    std::array<std::int32_t, topic_count> scores{};
    std::int32_t norm = 0;
    struct Count {
        std::uint32_t label;
        std::uint32_t mentions;
    };
    std::vector<Count> narrow;
};

std::string topic_code(std::size_t topic) {
    std::string code = "medtop:00000000";
    code[7] = static_cast<char>('0' + (topic + 1) / 10);
    code[8] = static_cast<char>('0' + (topic + 1) % 10);
    return code;
}

TopicClassifier::TopicClassifier(const Lexicon& english) : english_{&english} {
    read_weights();
    read_narrow();
    read_sections();
    for (std::uint32_t number = 0; number < english.size(); ++number) {
        std::string stemmed = english.word(number);
        stem(stemmed);
        const auto known = words_.find(stemmed);
        of_english_.push_back(known == StringIndex::absent ? Word{} : of_word_[known]);
    }
}

TopicClassifier::Word TopicClassifier::find(const Reading& reading,
                                            std::uint32_t token,
                                            std::string& stemmed) const {
    if (reading.lexicon == english_) {
        const auto number = reading.tokens[token].word;
        return number == StringIndex::absent ? Word{} : of_english_[number];
    }
    stemmed.clear();
    append_lowered(reading.word(token), stemmed);
    stem(stemmed);
    const auto known = words_.find(stemmed);
    return known == StringIndex::absent ? Word{} : of_word_[known];
}

TopicClassifier::Word& TopicClassifier::word(std::string_view stem) {
    const auto known = words_.add(stem);
    if (known == of_word_.size()) of_word_.push_back({0, 0, false, known});
    return of_word_[known];
}

void TopicClassifier::read_weights() {
    for_each_row(vocabulary::topics, [&](const auto& columns, int) {
        const auto begin = static_cast<std::uint32_t>(weights_.size());
        const bool is_bias = columns[0] == "*";
        for (const auto part : split(columns[1], ' ')) {
            const auto colon = part.find(':');
            const auto topic = static_cast<std::uint8_t>(number(part.substr(0, colon)) - 1);
            const int value = number(part.substr(colon + 1));
            if (is_bias) {
                bias_[topic] = static_cast<float>(value);
            } else {
                weights_.push_back({topic, static_cast<std::int8_t>(value)});
            }
        }
        if (!is_bias) {
            Word& known = word(columns[0]);
            known.begin = begin;
            known.count = static_cast<std::uint8_t>(weights_.size() - begin);
        }
    });
}

void TopicClassifier::read_narrow() {
    for_each_row(vocabulary::narrow_topics, [&](const auto& columns, int) {
        if (labels_.add(columns[1]) < narrow_codes_.size()) return;
        narrow_codes_.emplace_back(columns[0]);
        word(columns[1].substr(0, columns[1].find(' '))).begins_label = true;
    });
}

void TopicClassifier::read_sections() {
    for_each_row(vocabulary::sections, [&](const auto& columns, int) {
        for (const auto name : split(columns[1], '|')) {
            if (sections_.add(name) < section_topic_.size()) continue;
            section_topic_.push_back(static_cast<std::uint8_t>(number(columns[0]) - 1));
        }
    });
}

void TopicClassifier::add_words(const Reading& reading, std::uint32_t weight, Sums& sums) const {
    std::string stemmed;
    std::string label;  // the words a label may begin with, while the next one is awaited
    const auto times = static_cast<std::int32_t>(weight);
    for (std::uint32_t at = 0; at < reading.tokens.size(); ++at) {
        if (!reading.tokens[at].is_word()) {
            label.clear();
            continue;
        }
        const Word found = find(reading, at, stemmed);
        if (!label.empty()) {
            stemmed.clear();
            append_lowered(reading.word(at), stemmed);
            stem(stemmed);
            add_narrow(label += ' ' + stemmed, weight, sums);
            label.clear();
        }
        if (found.says_nothing()) continue;
        if (found.begins_label) {
            label = words_.key(found.number);
            add_narrow(label, weight, sums);
        }
        if (found.count == 0) continue;
        sums.norm += times;
        const Weight* one = weights_.data() + found.begin;
        for (const Weight* end = one + found.count; one != end; ++one)
            sums.scores[one->topic] += times * one->value;
    }
}

void TopicClassifier::add_narrow(std::string_view label, std::uint32_t weight, Sums& sums) const {
    const auto known = labels_.find(label);
    if (known == StringIndex::absent) return;
    for (auto& count : sums.narrow) {
        if (count.label != known) continue;
        count.mentions += weight;
        return;
    }
    sums.narrow.push_back({known, weight});
}

namespace {

TopicScores finished(const std::array<std::int32_t, topic_count>& sums,
                     std::int32_t norm,
                     const TopicScores& bias) {
    TopicScores scores = bias;
    if (norm <= 0) return scores;
    for (std::size_t topic = 0; topic < topic_count; ++topic) {
        scores[topic] += static_cast<float>(sums[topic]) / std::sqrt(static_cast<float>(norm));
    }
    return scores;
}

}  // namespace

TopicScores TopicClassifier::scores(const Reading& title, const Reading& body) const {
    Sums sums;
    add_words(title, title_weight, sums);
    add_words(body, 1, sums);
    return finished(sums.scores, sums.norm, bias_);
}

TopicsFound TopicClassifier::classify(const schema::Entry& entry,
                                      const Reading& title,
                                      const Reading& body) const {
    Sums sums;
    TopicScores scores{};
    // The weights were learnt from English; in other languages only the Outlet's sections speak.
    if (entry.lang.empty() || entry.lang == "en") {
        add_words(title, title_weight, sums);
        add_words(body, 1, sums);
        scores = finished(sums.scores, sums.norm, bias_);
    }
    bool has_section = false;
    for (const std::string& section : entry.sections) {
        const auto known = sections_.find(lowered(section));
        if (known == StringIndex::absent) continue;
        scores[section_topic_[known]] += section_score;
        has_section = true;
    }
    TopicsFound found;
    if (sums.norm <= 0 && !has_section) return found;
    const float best = *std::max_element(scores.begin(), scores.end());
    for (std::size_t topic = 0; topic < topic_count; ++topic) {
        const float score = scores[topic];
        if ((score == best && best > least_best) || score >= least_other) {
            found.top.push_back(topic_code(topic));
        }
    }
    for (const auto& count : sums.narrow) {
        if (count.mentions >= least_mentions) found.narrow.push_back(narrow_codes_[count.label]);
    }
    std::sort(found.narrow.begin(), found.narrow.end());
    return found;
}

}  // namespace onrecord::corpus::annotation
