// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/topics/classifier.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

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

/// A label of one stem or of two as one number.
std::uint64_t label_of(std::uint32_t first, std::uint32_t second = KnownWord::no_stem) {
    return std::uint64_t{first} << 32U | second;
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

TopicClassifier::TopicClassifier(const Lexicon& english) : words_(english.stem_count()) {
    read_weights(english);
    read_narrow(english);
    read_sections();
}

void TopicClassifier::read_weights(const Lexicon& english) {
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
        if (is_bias) return;
        Word& word = words_[english.stem(columns[0])];
        word.begin = begin;
        word.count = static_cast<std::uint16_t>(weights_.size() - begin);
    });
}

void TopicClassifier::read_narrow(const Lexicon& english) {
    for_each_row(vocabulary::narrow_topics, [&](const auto& columns, int) {
        const auto words = split(columns[1], ' ');
        const auto first = english.stem(words[0]);
        const auto label =
            words.size() > 1 ? label_of(first, english.stem(words[1])) : label_of(first);
        if (!labels_.emplace(label, static_cast<std::uint32_t>(narrow_codes_.size())).second)
            return;
        narrow_codes_.emplace_back(columns[0]);
        words_[first].begins_label = true;
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
    std::uint32_t first = KnownWord::no_stem;  // begins a label, while its second word is awaited
    const auto times = static_cast<std::int32_t>(weight);
    for (const Token& token : reading.tokens) {
        const std::uint32_t begun = std::exchange(first, KnownWord::no_stem);
        if (token.stem == KnownWord::no_stem) continue;
        if (begun != KnownWord::no_stem) add_narrow(label_of(begun, token.stem), weight, sums);
        const Word& word = words_[token.stem];
        if (word.begins_label) {
            first = token.stem;
            add_narrow(label_of(first), weight, sums);
        }
        if (word.count == 0) continue;
        sums.norm += times;
        const Weight* one = weights_.data() + word.begin;
        for (const Weight* end = one + word.count; one != end; ++one)
            sums.scores[one->topic] += times * one->value;
    }
}

void TopicClassifier::add_narrow(std::uint64_t label, std::uint32_t weight, Sums& sums) const {
    const auto known = labels_.find(label);
    if (known == labels_.end()) return;
    for (auto& count : sums.narrow) {
        if (count.label != known->second) continue;
        count.mentions += weight;
        return;
    }
    sums.narrow.push_back({known->second, weight});
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
