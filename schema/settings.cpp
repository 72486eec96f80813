// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/settings.hpp"

#include "schema/failure.hpp"
#include "schema/settings/settings_file.hpp"
#include "schema/settings/settings_table.hpp"
#include "schema/suggestion.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <cassert>

namespace onrecord::schema {

namespace options = boost::program_options;

namespace {

constexpr const char* operand_key = "an operand";  // No option can be called so.

std::string see_help(const Program& program, const Command* command) {
    return " See '" + spoken_name(program, command) + " --help'.";
}

[[noreturn]] void fail_usage(const Program& program, const Command* command, std::string message) {
    throw Failure{ExitStatus::Usage, message + see_help(program, command)};
}

options::options_description describe_options(const Command& command) {
    options::options_description description;
    const auto add = [&](const Setting& row) {
        auto* value = options::value<std::vector<std::string>>();
        if (row.kind == SettingKind::Flag) value->implicit_value({"true"}, "true");
        const std::string name{row.name};
        description.add_options()(name.c_str(), value, "");
    };
    for (const Setting& row : command.settings) {
        add(row);
    }
    for (const Setting& row : common_settings) {
        add(row);
    }
    description.add_options()(operand_key, options::value<std::vector<std::string>>(), "");
    return description;
}

}  // namespace

/// Fills Settings from the strongest source to the weakest; what is set stays.
class SettingsReader {
public:
    SettingsReader(const Program& program, const Command& command)
        : program_{program},
          command_{command} {
        settings_.command_ = &command;
    }

    void read_command_line(const std::vector<std::string>& arguments);
    void read_environment();
    void read_file(const std::string& file);
    void check_whole() const;
    Settings take() { return std::move(settings_); }
    const Settings& settings() const { return settings_; }

private:
    using Values = std::vector<std::string>;

    std::vector<std::string> with_flag_values(std::vector<std::string> arguments) const;
    options::parsed_options parse(const std::vector<std::string>& arguments) const;
    void set(const Setting& setting, Values values);
    std::string hint_for(const std::string& name) const;
    void check_operands() const;
    void check_file_value(const SettingsLine& line) const;

    const Program& program_;
    const Command& command_;
    Settings settings_;
};

void SettingsReader::set(const Setting& setting, Values values) {
    if (settings_.find(setting.name) != nullptr) return;
    settings_.values_.emplace_back(std::string{setting.name}, std::move(values));
}

// Program_options would take the word after `--json` for its value; a Flag's value stands behind
// an equals sign or nowhere.
std::vector<std::string> SettingsReader::with_flag_values(
    std::vector<std::string> arguments) const {
    for (std::string& argument : arguments) {
        if (argument == "--") break;
        if (!argument.starts_with("--")) continue;
        const Setting* setting = find_setting(command_, argument.substr(2));
        if (setting != nullptr && setting->kind == SettingKind::Flag) argument += "=true";
    }
    return arguments;
}

options::parsed_options SettingsReader::parse(const std::vector<std::string>& arguments) const {
    // Long options only, so that a Query may begin with a minus; never guessed, so that a new
    // setting does not break an old script.
    namespace style = options::command_line_style;
    constexpr int long_options =
        style::allow_long | style::long_allow_adjacent | style::long_allow_next;
    const auto description = describe_options(command_);
    options::positional_options_description operands;
    operands.add(operand_key, -1);
    try {
        return options::command_line_parser{with_flag_values(arguments)}
            .options(description)
            .positional(operands)
            .style(long_options)
            .run();
    } catch (const options::unknown_option& unknown) {
        std::string name = unknown.get_option_name();
        name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
        fail_usage(program_, &command_, "There is no setting '--" + name + "'." + hint_for(name));
    } catch (const options::error& error) {
        fail_usage(program_, &command_, std::string{error.what()} + ".");
    }
}

/// Which setting, or whose, a name that this command does not have may be.
std::string SettingsReader::hint_for(const std::string& name) const {
    const auto names = setting_names(command_);
    const std::string_view closest = closest_name(name, names);
    if (!closest.empty()) return " Did you mean '--" + std::string{closest} + "'?";
    for (const Command& other : program_.commands) {
        if (find_setting(other, name) != nullptr) {
            return " It is one of '" + spoken_name(program_, &other) + "'.";
        }
    }
    return {};
}

void SettingsReader::read_command_line(const std::vector<std::string>& arguments) {
    std::vector<std::pair<const Setting*, Values>> found;
    for (const auto& option : parse(arguments).options) {
        if (option.string_key == operand_key) {
            settings_.operands_.insert(
                settings_.operands_.end(), option.value.begin(), option.value.end());
            continue;
        }
        const Setting* setting = find_setting(command_, option.string_key);
        assert(setting != nullptr);
        const std::string value = option.value.empty() ? "true" : option.value.front();
        const std::string fault = fault_of(*setting, value);
        if (!fault.empty()) {
            fail_usage(program_,
                       &command_,
                       "'--" + option.string_key + "' " + fault + ", not " + quoted(value) + ".");
        }
        const auto known = std::find_if(
            found.begin(), found.end(), [&](const auto& it) { return it.first == setting; });
        if (known == found.end()) {
            found.emplace_back(setting, Values{value});
        } else if (setting->kind == SettingKind::List) {
            known->second.push_back(value);
        } else {
            fail_usage(program_, &command_, "'--" + option.string_key + "' is given twice.");
        }
    }
    for (auto& [setting, values] : found) {
        set(*setting, std::move(values));
    }
}

void SettingsReader::read_environment() {
    // Help and version are questions, not settings; a variable of another program is not ours.
    const auto is_ours = [&](const std::string& variable) -> std::string {
        for (const std::string_view name : setting_names(command_)) {
            if (name == "help" || name == "version") continue;
            if (variable == variable_name(name)) return std::string{name};
        }
        return "";
    };
    const auto description = describe_options(command_);
    for (const auto& option : options::parse_environment(description, is_ours).options) {
        const Setting* setting = find_setting(command_, option.string_key);
        const std::string value = option.value.empty() ? "" : option.value.front();
        if (setting == nullptr || value.empty()) continue;
        const bool is_list = setting->kind == SettingKind::List;
        Values values = is_list ? split_at_commas(value) : Values{value};
        for (const std::string& one : values) {
            const std::string fault = fault_of(*setting, one);
            if (fault.empty()) continue;
            throw Failure{ExitStatus::BadSettings,
                          "The environment variable " + variable_name(setting->name) + " " + fault +
                              ", not " + quoted(one) + "."};
        }
        set(*setting, std::move(values));
    }
}

void SettingsReader::check_file_value(const SettingsLine& line) const {
    std::vector<std::string_view> names;
    const Setting* setting = nullptr;
    for (const Command& command : program_.commands) {
        if (!line.section.empty() && command.name != line.section) continue;
        if (setting == nullptr) setting = find_setting(command, line.name);
        const auto more = setting_names(command);
        names.insert(names.end(), more.begin(), more.end());
    }
    const bool is_for_command_line =
        line.name == "help" || line.name == "version" || line.name == "settings";
    if (setting == nullptr || is_for_command_line) {
        throw Failure{ExitStatus::BadSettings,
                      line.place + ": there is no setting " + quoted(line.name) + " here." +
                          (setting == nullptr ? did_you_mean(line.name, names)
                                              : " It belongs on the command line.")};
    }
    const std::string fault = fault_of(*setting, line.value);
    if (fault.empty()) return;
    throw Failure{
        ExitStatus::BadSettings,
        line.place + ": " + quoted(line.name) + " " + fault + ", not " + quoted(line.value) + "."};
}

void SettingsReader::read_file(const std::string& file) {
    const auto lines = read_settings_file(file);
    const auto sections = command_names(program_);
    for (const SettingsLine& line : lines) {
        const bool is_known = line.section.empty() || find_command(program_, line.section);
        if (!is_known) {
            throw Failure{ExitStatus::BadSettings,
                          line.place + ": there is no command " + quoted(line.section) + "." +
                              did_you_mean(line.section, sections)};
        }
        check_file_value(line);
    }
    // A section's line wins over one above all sections; of two the last, of a List all.
    for (const std::string_view section : {command_.name, std::string_view{}}) {
        std::vector<std::pair<const Setting*, Values>> found;
        for (const SettingsLine& line : lines) {
            const Setting* setting = find_setting(command_, line.name);
            if (line.section != section || setting == nullptr) continue;
            const auto known = std::find_if(
                found.begin(), found.end(), [&](const auto& it) { return it.first == setting; });
            if (known == found.end()) {
                found.emplace_back(setting, Values{line.value});
            } else {
                if (setting->kind != SettingKind::List) known->second.clear();
                known->second.push_back(line.value);
            }
        }
        for (auto& [setting, values] : found) {
            set(*setting, std::move(values));
        }
    }
}

void SettingsReader::check_operands() const {
    const std::string_view shape = command_.operands;
    const std::size_t count = settings_.operands_.size();
    const bool takes_many = shape.find("...") != std::string_view::npos;
    const auto most =
        shape.empty() ? 0U
                      : 1 + static_cast<std::size_t>(std::count(shape.begin(), shape.end(), ' '));
    if (count == 0 && !shape.empty() && !shape.starts_with('[')) {
        fail_usage(program_,
                   &command_,
                   "'" + spoken_name(program_, &command_) + "' needs " + quoted(shape) + ".");
    }
    if (takes_many || count <= most) return;
    const std::string& surplus = settings_.operands_[most];
    fail_usage(program_,
               &command_,
               quoted(surplus) + " is one word too many." +
                   (most == 0 ? "" : " Put words that belong together in quotation marks."));
}

void SettingsReader::check_whole() const {
    for (const Setting& row : command_.settings) {
        if (!row.is_required || settings_.is_set(row.name)) continue;
        fail_usage(program_,
                   &command_,
                   "'" + spoken_name(program_, &command_) + "' needs --" + std::string{row.name} +
                       " " + std::string{row.value_name} + " (or the environment variable " +
                       variable_name(row.name) + ").");
    }
    check_operands();
}

const std::vector<std::string>* Settings::find(std::string_view name) const {
    const auto found = std::find_if(
        values_.begin(), values_.end(), [&](const auto& it) { return it.first == name; });
    return found == values_.end() ? nullptr : &found->second;
}

bool Settings::is_set(std::string_view name) const {
    assert(find_setting(*command_, name) != nullptr);
    return find(name) != nullptr;
}

std::string Settings::text(std::string_view name) const {
    const Setting* setting = find_setting(*command_, name);
    assert(setting != nullptr);
    const auto* values = find(name);
    return values != nullptr ? values->front() : std::string{setting->default_value};
}

bool Settings::flag(std::string_view name) const { return read_flag(text(name)) == "true"; }

std::int64_t Settings::number(std::string_view name) const {
    return parse_number(text(name)).value_or(0);
}

std::vector<std::string> Settings::list(std::string_view name) const {
    const auto* values = find(name);
    if (values != nullptr) return *values;
    const std::string fallback = text(name);
    return fallback.empty() ? std::vector<std::string>{} : split_at_commas(fallback);
}

namespace {

/// Where the first word stands that is neither a setting nor a setting's value; the end where an
/// argument before it is no setting of any command.
std::vector<std::string>::iterator first_word(const Program& program,
                                              std::vector<std::string>& arguments) {
    auto at = arguments.begin();
    while (at != arguments.end() && at->starts_with("--")) {
        const std::string name = at->substr(2, at->find('=') - 2);
        const Setting* setting = nullptr;
        for (const Command& command : program.commands) {
            if (setting == nullptr) setting = find_setting(command, name);
        }
        if (setting == nullptr) return arguments.end();
        const bool has_value_behind =
            setting->kind != SettingKind::Flag && at->find('=') == std::string::npos;
        ++at;
        if (has_value_behind && at != arguments.end()) ++at;
    }
    return at;
}

/// The command that the first word names, wherever settings stand, else the one without a name.
/// Nothing for a question about the whole program.
const Command* choose_command(const Program& program, std::vector<std::string>& arguments) {
    const bool has_word = !arguments.empty() && !arguments.front().starts_with("-");
    const Command* unnamed = find_command(program, "");
    if (const auto word = first_word(program, arguments); word != arguments.end()) {
        if (const Command* named = find_command(program, *word)) {
            arguments.erase(word);
            return named;
        }
    }
    if (unnamed != nullptr) return unnamed;
    if (!has_word) return nullptr;
    const auto names = command_names(program);
    fail_usage(program,
               nullptr,
               "There is no command " + quoted(arguments.front()) + "." +
                   did_you_mean(arguments.front(), names));
}

bool has_argument(const std::vector<std::string>& arguments, std::string_view wanted) {
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    return std::find(arguments.begin(), end, wanted) != end;
}

/// `--help` or `-h`: a common Flag, by name or letter.
bool asks_for(const std::vector<std::string>& arguments, const Setting& flag) {
    return has_argument(arguments, "--" + std::string{flag.name}) ||
           (flag.letter != '\0' && has_argument(arguments, std::string{'-', flag.letter}));
}

/// The texts that packagers and our own documents are made of.
struct TextRow {
    std::string_view argument;
    std::string (*text)(const Program& program);
};

constexpr TextRow text_rows[] = {
    {"--help-markdown", [](const Program& program) { return describe_settings(program); }},
    {"--help-markdown-common", [](const Program&) { return describe_common_settings(); }},
    {"--help-man", [](const Program& program) { return man_page(program); }},
    {"--completion-bash", [](const Program& program) { return completion(program, Shell::Bash); }},
    {"--completion-zsh", [](const Program& program) { return completion(program, Shell::Zsh); }},
    {"--completion-fish", [](const Program& program) { return completion(program, Shell::Fish); }},
};

std::optional<std::string> text_for_packagers(const Program& program,
                                              const std::vector<std::string>& arguments) {
    for (const TextRow& row : text_rows) {
        if (has_argument(arguments, row.argument)) return row.text(program);
    }
    return std::nullopt;
}

/// `help` and `help COMMAND`. Where a program takes any words, only what names a command is that.
std::optional<std::string> help_in_words(const Program& program,
                                         const std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.front() != "help" || find_command(program, "help")) {
        return std::nullopt;
    }
    if (arguments.size() == 1) return help(program, find_command(program, ""));
    if (const Command* command = find_command(program, arguments[1])) return help(program, command);
    if (find_command(program, "") != nullptr) return std::nullopt;
    const auto names = command_names(program);
    fail_usage(
        program,
        nullptr,
        "There is no command " + quoted(arguments[1]) + "." + did_you_mean(arguments[1], names));
}

/// A word that was searched for may have been meant for a command.
std::string hint_of(const Program& program, const std::vector<std::string>& arguments) {
    if (arguments.size() < 2 || arguments.front().starts_with("-")) return {};
    const auto names = command_names(program);
    const std::string_view closest = closest_name(arguments.front(), names);
    if (closest.empty() || closest == arguments.front()) return {};
    return "There is no command " + quoted(arguments.front()) +
           ", so it was taken for a word. Did you mean '" + std::string{program.name} + " " +
           std::string{closest} + "'?";
}

}  // namespace

Invocation read_settings(const Program& program, const std::vector<std::string>& arguments) {
    if (auto text = text_for_packagers(program, arguments)) return {{}, std::move(text), {}};
    if (auto text = help_in_words(program, arguments)) return {{}, std::move(text), {}};
    std::vector<std::string> rest = arguments;
    const Command* command = choose_command(program, rest);
    if (asks_for(rest, common_settings[0])) return {{}, help(program, command), {}};
    if (asks_for(rest, common_settings[1])) return {{}, version_line(program), {}};
    if (command == nullptr) fail_usage(program, nullptr, "The first word must be a command.");
    const std::string hint = command->name.empty() ? hint_of(program, arguments) : std::string{};
    SettingsReader reader{program, *command};
    reader.read_command_line(rest);
    reader.read_environment();
    const std::string file = reader.settings().text("settings");
    if (!file.empty()) reader.read_file(file);
    reader.check_whole();
    return {reader.take(), std::nullopt, hint};
}

}  // namespace onrecord::schema
